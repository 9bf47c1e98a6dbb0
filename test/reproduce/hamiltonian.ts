import { adamRows, derivativeRows, noiseRows } from './hamiltonian/rows.ts'
import { trajectoryRows } from './hamiltonian/trajectories.ts'
import type { Table } from './table.ts'

export const hamiltonian: Table = {
  name: 'hamiltonian',
  title:
    'energies from exact derivatives at uniform samples of a box, the energy known in its middle; then with noise, then ' +
    'from single steps of length h; relative L2 error on fresh points. Published: Rahma, Datar, Dietrich 2024 ' +
    '(arXiv 2411.17511), with publishedWidth neurons (10,000 samples up to 1000 of them, else 20,000)',
  async *rows(request) {
    yield* derivativeRows(request)
    yield* noiseRows(request)
    yield* trajectoryRows(request)
    yield* adamRows(request)
  },
}
