import { errorOverTime } from '../../src/compare/error-over-time.ts'
import { validTime } from '../../src/compare/valid-time.ts'
import type { Integrator } from '../../src/integrate/integrator.ts'
import { mean, median } from '../../src/math/statistics.ts'
import { rollout } from '../../src/rollout.ts'
import type { System } from '../../src/system/system.ts'
import { slice, stateAt } from '../../src/trajectory.ts'
import type { Protocol, ValidTimes } from './forecast-protocol.ts'

/** Steps of a forecast between two looks at its error. */
const STRETCH = 50

/** As `validTimes`, but that a forecast goes no further once it is wrong: in many dimensions most of the time. */
export function stoppingValidTimes(
  model: System,
  { threshold, lyapunovExponent, truths, scale }: Protocol,
  integrator?: Integrator,
): ValidTimes {
  const values = truths.map((truth) => {
    const { times } = truth
    let at = stateAt(truth, 0)
    for (let from = 0; from < times.length - 1; from += STRETCH) {
      const stretch = slice(truth, from, from + STRETCH + 1)
      const prediction = rollout(model, at, stretch.times, integrator && { integrator })
      const { time, ended } = validTime(stretch.times, errorOverTime(stretch, prediction, scale), threshold)
      if (ended) return (stretch.times[0] - times[0] + time) * lyapunovExponent
      at = stateAt(prediction, -1)
    }
    return (times[times.length - 1] - times[0]) * lyapunovExponent
  })
  return { median: median(values), mean: mean(values), min: Math.min(...values) }
}
