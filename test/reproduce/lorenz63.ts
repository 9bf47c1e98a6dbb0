import { lorenz63 as system } from '../../systems/chaos/lorenz63.ts'
import type { Table } from './table.ts'

export const lorenz63: Table = {
  name: 'lorenz63',
  title: `${system.name}, being written`,
  rows: () => [],
}
