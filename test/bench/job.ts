import type { Goal } from './contenders/contender.ts'
import type { Task } from './problem.ts'

/** What one process of the benchmark is asked to do; plain data, so that it fits on a command line. */
export interface Job extends Task {
  readonly kind: 'fit' | 'learn' | 'factor' | 'rollout' | 'activation' | 'train'
  /** A name in contenders/index.ts, or one that with_numpy.py knows. */
  readonly contender: string
  readonly workers: number
  /** Steps of a rollout, or values of an activation. */
  readonly count: number
  /** Repeat until this many seconds have passed, and at most so often. */
  readonly budget: { readonly seconds: number; readonly most: number }
  /** For 'train'. */
  readonly goal?: Goal
  /** Where the problem's files are; see problem.ts. */
  readonly folder: string
}
