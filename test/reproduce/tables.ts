import { depth } from './depth.ts'
import { lorenz63 } from './lorenz63.ts'
import type { Table } from './table.ts'

/** All tables, in the order in which they are printed. */
export const tables: readonly Table[] = [depth, lorenz63]
