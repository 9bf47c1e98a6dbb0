import { DT, THRESHOLD } from './constants.ts'
import type { Part } from './race.ts'

/** A race as far as the worker has told of it. */
export interface Run extends Part {
  /** Neurons of the model, and what learning took. */
  readonly width: number
  readonly seconds: number
  readonly dt: number
  /** The first time at which the error passes the threshold; undefined until it has. */
  readonly partedAt: number | undefined
}

/** A race of which nothing is known yet. */
export function startRun(seconds: number, width: number): Run {
  const none = new Float32Array(0)
  return { truth: none, model: none, errors: none, width, seconds, dt: DT, partedAt: undefined }
}

/** The race with one part more. */
export function take(run: Run, part: Part): Run {
  const errors = joined(run.errors, part.errors)
  const parted = errors.findIndex((error) => error > THRESHOLD)
  return {
    ...run,
    truth: joined(run.truth, part.truth),
    model: joined(run.model, part.model),
    errors,
    partedAt: parted < 0 ? undefined : parted * run.dt,
  }
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
