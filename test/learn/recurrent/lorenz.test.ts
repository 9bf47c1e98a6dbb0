import { expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnRecurrentNetwork } from '../../../src/learn/recurrent/learn-recurrent-network.ts'
import { median, standardDeviation } from '../../../src/math/statistics.ts'
import { randomFeatures } from '../../../src/network/random-features.ts'
import { rollout } from '../../../src/rollout.ts'
import { component, slice, stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'

const DT = 0.05
const LYAPUNOV_EXPONENT = 0.9056
const full = integrate(lorenz63, stateAt(integrate(lorenz63, [1, 1, 1], [0, 50]), -1), timeGrid(0, DT, 4500))
const x: Trajectory = { ...full, dim: 1, states: component(full, 0), variables: ['x'] }
const training = slice(x, 0, 4000)
const spread = standardDeviation(training.states)

test.each(['edmd', 'none'] as const)(
  'Lorenz 63 through x (%s): valid for more than 1.5 Lyapunov times (2.2 to 3.1 and 2.7 to 3.5 over seeds)',
  (stateMap) => {
    const times = [1, 2, 3, 4, 5].map((seed) => {
      const how = { linear: false, stateMap, ridge: { relative: 1e-4 }, sampler: randomFeatures(), seed }
      const model = learnRecurrentNetwork(training, { delays: 6, width: 200, ...how })
      const along = model.synchronize(slice(x, 4000))
      return median(Array.from({ length: 20 }, (_, i) => validTime(model, slice(along, 20 * i, 20 * i + 100))))
    })
    for (const time of times) expect(time * LYAPUNOV_EXPONENT).toBeGreaterThan(1.5)
  },
)

/** Until x is wrong by 0.4 standard deviations. */
function validTime(model: ReturnType<typeof learnRecurrentNetwork>, truth: Trajectory): number {
  const forecast = component(rollout(model, stateAt(truth, 0), truth.times), 0)
  const wrong = forecast.findIndex((value, i) => Math.abs(value - truth.states[i * truth.dim]) > 0.4 * spread)
  return DT * (wrong < 0 ? forecast.length : wrong)
}
