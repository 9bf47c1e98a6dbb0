import {
  dop853,
  errorOverTime,
  type FlowMap,
  integrate,
  learnFlowMap,
  rollout,
  slice,
  stateAt,
  timeGrid,
} from '../../../src/index.ts'
import type { Trajectory } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
import { DT } from './constants.ts'

/** Time units of a race, and of the part that is computed at once. */
const [LENGTH, PART] = [40, 2]

/** A learned flow map, and states that it has not learned from. */
export interface Twin {
  readonly model: FlowMap
  readonly unseen: Trajectory
}

/** States to learn from, and states to start from. */
const [SEEN, UNSEEN] = [3000, 1000]

/** Truth and model from the same start; states have shape [n, 3]. */
export interface Part {
  readonly truth: Float32Array
  readonly model: Float32Array
  /** RMS over variables, in standard deviations; shape [n]. */
  readonly errors: Float32Array
}

/** Lorenz's system, learned from 3,000 states 0.02 apart by a network of so many neurons. */
export function learnTwin(width: number): Twin {
  const record = integrate(lorenz63, [-8, 8, 27], timeGrid(0, DT, SEEN + UNSEEN), dop853())
  return { model: learnFlowMap(slice(record, 0, SEEN), { width, seed: 1 }), unseen: slice(record, SEEN) }
}

/** The race from the unseen state of number `row`, part by part. */
export function* race({ model, unseen }: Twin, row: number): Generator<Part> {
  const times = timeGrid(0, DT, PART / DT)
  let truth = stateAt(unseen, row)
  let prediction = truth
  for (let t = 0; t < LENGTH; t += PART) {
    const followed = integrate(lorenz63, truth, times, dop853())
    const predicted = rollout(model, prediction, times)
    if (predicted.status !== 'complete') return
    // The last state is the first of the next part.
    const n = times.length - 1
    yield {
      truth: Float32Array.from(followed.states.subarray(0, 3 * n)),
      model: Float32Array.from(predicted.states.subarray(0, 3 * n)),
      errors: Float32Array.from(errorOverTime(followed, predicted, model.outputScaler.scale).subarray(0, n)),
    }
    truth = stateAt(followed, n)
    prediction = stateAt(predicted, n)
  }
}
