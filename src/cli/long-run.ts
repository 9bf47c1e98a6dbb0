import { climate } from '../compare/climate.ts'
import type { Comparison } from '../compare/comparison.ts'
import { longest } from '../compare/forecast-comparison.ts'
import { verdict } from '../compare/verdict.ts'
import { rollout } from '../rollout.ts'
import type { System } from '../system/system.ts'
import { slice, stateAt, type Trajectory } from '../trajectory.ts'

/** Distances of long runs are measured on at most so many states, evenly taken: sorting more of them costs minutes. */
const MOST_STATES = 4000

/** The comparison, and the model's long rollout over the longest truth beside it. */
export function withLongRun(comparison: Comparison, truths: readonly Trajectory[], model: System): Comparison {
  const truth = longest(truths)
  const long = rollout(model, stateAt(truth, 0), truth.times)
  const every = Math.ceil(truth.times.length / MOST_STATES)
  const run = {
    truths: [thinned(truth, every)],
    truth: thinned(truth, every),
    prediction: thinned(long, every),
    until: truth.times[truth.times.length - 1],
    model,
    forecasts: [],
    scale: comparison.scale,
    invariants: {},
  }
  const found = climate(run)
  return { ...comparison, climate: found, verdict: verdict({ ...comparison, climate: found }) }
}

/** Every so many samples of a trajectory. */
export function thinned(trajectory: Trajectory, every: number): Trajectory {
  const { dim, times, states } = trajectory
  if (every === 1) return slice(trajectory, 0)
  return {
    ...trajectory,
    times: times.filter((_, i) => i % every === 0),
    states: states.filter((_, at) => Math.floor(at / dim) % every === 0),
  }
}
