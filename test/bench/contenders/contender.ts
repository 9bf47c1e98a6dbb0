import type { Problem } from '../problem.ts'

/** Values of a fitted model, row after row, in standardized units. */
export type Predict = (inputs: Float64Array) => Float64Array

/** The work that is timed; whatever comes before it is not. */
export type Work<T> = () => T | Promise<T>

/** One way to do the work. What it cannot do is left out. */
export interface Contender {
  /** Features and solve, with the problem's own neurons. */
  readonly fit?: (problem: Problem, workers: number) => Work<Predict> | Promise<Work<Predict>>
  /** From the trajectory to the model: scaling, sampling, features and solve. */
  readonly learn?: (problem: Problem, workers: number) => Work<Predict> | Promise<Work<Predict>>
  /** Features and triangular factor alone, in one piece on one thread. */
  readonly factor?: (problem: Problem) => Work<unknown>
  /** So many steps of one trajectory on one thread; gives its last state. */
  readonly rollout?: (problem: Problem, steps: number) => Work<Float64Array>
  /** tanh of every value. */
  readonly activation?: (values: Float64Array) => Work<Float64Array>
  /** Trains until the test error is low enough or the time is over. */
  readonly train?: (problem: Problem, goal: Goal) => Promise<Trained>
}

export interface Goal {
  /** One-step mean square error on the test states. */
  readonly mse: number
  /** Seconds. */
  readonly limit: number
  /** Learning rate. */
  readonly rate: number
}

export interface Trained {
  readonly seconds: number
  /** The lowest that was reached. */
  readonly mse: number
  /** What it ran on. */
  readonly backend: string
}
