import { expect, test } from 'vitest'
import { delayEmbed } from '../../../src/dataset/delay-embedding.ts'
import { adaptive } from '../../../src/integrate/adaptive/drive.ts'
import { explicitRungeKutta } from '../../../src/integrate/explicit/explicit-runge-kutta.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { nextGenerationReservoir } from '../../../src/learn/baselines/next-generation-reservoir.ts'
import { standardDeviation } from '../../../src/math/statistics.ts'
import { rollout } from '../../../src/rollout.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'

/** Bogacki and Shampine's pair of order 3(2) at 1e-3, the source's integrator: its error is part of the published task. */
const sourceIntegrator = adaptive(
  {
    name: 'Bogacki–Shampine',
    control: { order: 3, beta: 0, safety: 0.9, least: 0.2, most: 10 },
    stepper: (problem, tolerance, counts) =>
      explicitRungeKutta(
        {
          nodes: [0, 1 / 2, 3 / 4],
          stages: [[], [1 / 2], [0, 3 / 4]],
          weights: [2 / 9, 1 / 3, 4 / 9],
          errors: [[5 / 72, -1 / 12, -1 / 9, 1 / 8]],
        },
        problem,
        counts,
        tolerance,
      ),
  },
  { relativeTolerance: 1e-3, absoluteTolerance: 1e-6 },
)

test('Lorenz 63 as published: 28 features, 400 points, NRMSE 1e-4 in training and below 5e-3 over a Lyapunov time', () => {
  const start = [17.67715816276679, 12.931379185960404, 43.91404334248268]
  const truth = integrate(lorenz63, start, timeGrid(0, 0.025, 5400), sourceIntegrator)
  const spread = standardDeviation(truth.states)
  // Targets are samples 200 … 599 after a warm-up of 5; two delays need two samples before them.
  const model = nextGenerationReservoir(slice(truth, 198, 600), { delays: 2, ridge: 2.5e-6 })
  expect(model.report.columns).toBe(28)
  expect(model.report.rows).toBe(400)
  const training = Math.hypot(...model.report.trainingRmse) / Math.sqrt(3) / spread
  // The source's own program gives 1.03e-4.
  expect(Math.abs(training / 1.03e-4 - 1)).toBeLessThan(0.05)
  const observed = delayEmbed(slice(truth, 598), { delays: 2 })
  const forecast = rollout(model, stateAt(observed, 0), observed.times.subarray(0, 400))
  expect(forecast.status).toBe('complete')
  const errors = forecast.times.map((_, i) => distance(stateAt(forecast, i), stateAt(observed, i)) / spread)
  expect(Math.hypot(...errors.subarray(0, 44)) / Math.sqrt(44)).toBeLessThan(5e-3)
  const valid = errors.findIndex((error) => error > 0.4)
  expect((valid < 0 ? 400 : valid) * 0.025 * 0.9056).toBeGreaterThan(5)
})

/** Root mean square difference of the newest samples. */
function distance(a: Float64Array, b: Float64Array): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / Math.sqrt(3)
}

test('a quadratic recursion over spaced delays is found to rounding', () => {
  const values = [0.1, 0.3, 0.2]
  for (let n = 3; n < 80; n++) values.push(1 - 1.6 * values[n - 3] ** 2 + 0.1 * values[n - 1])
  const record: Trajectory = {
    dim: 1,
    times: timeGrid(0, 1, 79),
    states: Float64Array.from(values),
    status: 'complete',
  }
  const model = nextGenerationReservoir(record, { delays: 2, spacing: 2 })
  expect([model.dim, model.delays, model.channels, model.report.columns]).toEqual([3, 3, 1, 6])
  const next = new Float64Array(3)
  model.advance(Float64Array.of(0.5, -0.7, 0.4), next, 0)
  expect(next[0]).toBeCloseTo(1 - 1.6 * 0.4 ** 2 + 0.05, 12)
  expect([...next.subarray(1)]).toEqual([0.5, -0.7])
})

test('a count that is no whole number is refused', () => {
  const record: Trajectory = { dim: 1, times: timeGrid(0, 1, 9), states: new Float64Array(10), status: 'complete' }
  expect(() => nextGenerationReservoir(record, { delays: 1.5 })).toThrow('delays must be a whole number from 1 up')
  expect(() => nextGenerationReservoir(record, { delays: 2, spacing: 0 })).toThrow('spacing must be a whole number')
  expect(() => nextGenerationReservoir(record, { delays: 2, ridge: -1 })).toThrow('ridge')
})
