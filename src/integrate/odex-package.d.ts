/** The part of the odex package that odex.ts uses; the package ships no declarations. */
export class Solver {
  constructor(dim: number)
  relativeTolerance: number
  absoluteTolerance: number | readonly number[]
  maxSteps: number
  denseOutput: boolean
  interpolationFormulaDegree: number
  solve(
    field: (t: number, y: number[]) => ArrayLike<number>,
    t: number,
    y0: number[],
    tEnd: number,
    observer: Observer,
  ): { y: number[]; outcome: Outcome; nAccept: number; nReject: number }
}

/** Called at the start, then without an interpolant, and after every accepted step; false ends the integration. */
export type Observer = (call: number, from: number, to: number, y: number[], interpolant?: Interpolant) => boolean

/** One component of the solution at a time inside the last step. */
export type Interpolant = (component: number, t: number) => number

export const Outcome: { readonly Converged: 0; readonly MaxStepsExceeded: 1; readonly EarlyReturn: 2 }
export type Outcome = 0 | 1 | 2
