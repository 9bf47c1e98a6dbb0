import type { Dataset } from '../dataset/dataset.ts'
import type { Conserved } from './conserved.ts'
import type { SymmetryGroup } from './symmetry-group.ts'
import type { WindowedPoints } from './weak-fit.ts'

/** Pairs in their own units, and what a fit has to know about them. */
export interface LearningProblem extends Dataset {
  /** Period of each input, 0 where it has none; shape [inputDim]. Default none. */
  readonly periods?: Float64Array
  /** Where the targets are means over windows of points. */
  readonly windows?: WindowedPoints
  readonly constraints?: Constraints
}

/** What holds exactly. */
export interface Constraints {
  readonly group?: SymmetryGroup
  readonly conserved?: Conserved
}
