import { depth } from './depth.ts'
import { ensembles } from './ensembles.ts'
import { guarded } from './guarded.ts'
import { hamiltonian } from './hamiltonian.ts'
import { kuramotoSivashinsky } from './kuramoto-sivashinsky.ts'
import { lorenz63 } from './lorenz63.ts'
import { lorenz96 } from './lorenz96.ts'
import { noise } from './noise.ts'
import { parameters } from './parameters.ts'
import { recurrent } from './recurrent.ts'
import { skill } from './skill.ts'
import type { Table } from './table.ts'

/** All tables, in the order in which they are printed. */
export const tables: readonly Table[] = [
  hamiltonian,
  lorenz63,
  lorenz96,
  kuramotoSivashinsky,
  depth,
  noise,
  parameters,
  ensembles,
  guarded,
  recurrent,
  skill,
]
