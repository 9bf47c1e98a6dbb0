import {
  coverage,
  curvePlot,
  defineOde,
  dopri5,
  integrate,
  learnEnsembleRegressor,
  learnRegressor,
  type Regressor,
  swim,
} from 'rhei'
import type { Example } from './example.ts'
import { normal, randomNumbers } from './random.ts'

const flight = defineOde({
  name: 'ball in the wind',
  parameters: { drag: 0.01, wind: 0 },
  equations: {
    x: 'u',
    y: 'v',
    u: '-drag*sqrt((u - wind)^2 + v^2)*(u - wind)',
    v: '-9.81 - drag*sqrt((u - wind)^2 + v^2)*v',
  },
  initialState: { x: 0, y: 0, u: 20, v: 20 },
})
const landing = { when: (_t: number, y: Float64Array) => y[1], direction: 'falling', terminal: true } as const
const noise = 0.5

export const plainRegressor: Example = {
  question: 'Can a sampled network learn an ordinary table of numbers?',
  tags: ['regression', 'intervals', 'baselines', 'no dynamics'],

  run({ quick, progress }) {
    const rows = quick ? 400 : 1500
    const random = randomNumbers(1)
    const throws = (n: number) => Array.from({ length: n }, () => randomThrow(random))

    progress('throwing balls …')
    const seen = throws(rows)
    const measured = seen.map((row) => distance(row) + noise * normal(random))
    const unseen = throws(quick ? 300 : 1000)
    const exact = Float64Array.from(unseen, distance)
    const record = exact.map((value) => value + noise * normal(random))

    progress('learning …')
    const network = learnEnsembleRegressor(seen, measured, {
      members: 5,
      width: quick ? 100 : 200,
      sampler: swim({ slopeScale: 0.3 }),
      ridge: 'generalized-cross-validation',
      seed: 1,
    })
    const answer = network.intervals(unseen)
    const error = rmse(answer.mean, exact)

    progress('fitting polynomials …')
    const degrees = [1, 3, 5]
    const fits = degrees.map((degree) => fitPolynomial(seen, measured, degree))
    const errors = fits.map((fit, i) => rmse(fit.predict(powers(unseen, degrees[i])), exact))

    const slice = Array.from({ length: 36 }, (_, i) => [35, 10 + 2 * i, 0.01, -5])
    const angles = slice.map(([, angle]) => angle)
    const { mean, lower, upper } = network.intervals(slice)
    return {
      headline: `Yes: it says where a thrown ball lands to ${error.toFixed(2)} m, after ${rows} throws measured to ${noise} m; a plane through them is off by ${errors[0].toFixed(0)} m, a cubic by ${errors[1].toFixed(1)} m.`,
      text: `Each row is a throw: speed, angle, drag and wind, and where the ball came down, measured with noise. No time is in the table and nothing is stepped. Five networks of ${network.members[0].network.layers[0].width} sampled neurons were fitted to it, one linear solve each; a fifth of the rows was set aside to find how wide the intervals must be. All errors are on ${unseen.length} throws that nobody has seen, against where the ball really falls.

A polynomial is a fair rival where the table is smooth: of degree 5, with ${fits[2].network.inputDim} terms, it comes to ${errors[2].toFixed(2)} m. With few rows it is the better one, and with ten columns instead of four it would have 3002 terms. The intervals hold for throws from the same ranges of speed, angle, drag and wind, and for no others.`,
      claims: [
        {
          label: 'error',
          value: error,
          unit: 'm',
          note: 'root mean square, against the distance without noise',
          atMost: quick ? 1.5 : 0.5,
        },
        { label: 'error of a cubic / error', value: errors[1] / error, atLeast: quick ? 1.8 : 5 },
        { label: 'error of degree 5 / error', value: errors[2] / error, atLeast: quick ? 0.5 : 1 },
        {
          label: 'measured throws within the 90 % interval',
          value: 100 * coverage(answer, record).values[0],
          unit: '%',
          note: `${unseen.length} throws; calibrated on ${rows / 5} others`,
          atLeast: quick ? 78 : 86,
          atMost: quick ? 98 : 94.5,
        },
        { label: 'R²', value: network.score(unseen, record), note: 'on measured throws', atLeast: 0.99 },
      ],
      figures: [
        curvePlot({
          curves: [
            { name: 'where it falls', role: 'truth', x: angles, y: slice.map(distance) },
            { name: 'plane', role: 'baseline', x: angles, y: fits[0].predict(slice) },
            { name: 'cubic', role: 'baseline', x: angles, y: fits[1].predict(powers(slice, 3)) },
            { name: 'network', role: 'model', x: angles, y: mean, band: { lower, upper } },
          ],
          xLabel: 'angle of the throw (degrees)',
          yLabel: 'distance (m)',
          caption:
            'A throw at 35 m/s into a headwind of 5 m/s. The network lies on the truth, within its 90 % interval; the plane and the cubic do not.',
        }),
        curvePlot({
          curves: [
            { name: 'plane', role: 'baseline', x: record, y: fits[0].predict(unseen), mode: 'points' },
            { name: 'network', role: 'model', x: record, y: answer.mean, mode: 'points' },
          ],
          xLabel: 'measured distance (m)',
          yLabel: 'predicted distance (m)',
          caption: 'Unseen throws, predicted against measured; what is right lies on the diagonal.',
        }),
      ],
    }
  },
}

/** Where the ball comes down, in m. */
function distance([speed, degrees, drag, wind]: readonly number[]): number {
  const angle = (degrees * Math.PI) / 180
  const start = [0, 0, speed * Math.cos(angle), speed * Math.sin(angle)]
  const { events } = integrate(flight.with({ drag, wind }), start, [0, 20], dopri5({ relativeTolerance: 1e-6 }), {
    events: [landing],
  })
  return events![0].state[0]
}

/** Speed in m/s, angle in degrees, drag in 1/m, wind in m/s. */
function randomThrow(random: () => number): number[] {
  return [10 + 30 * random(), 10 + 70 * random(), 0.02 * random(), 20 * random() - 10]
}

function rmse(predicted: Float64Array, exact: Float64Array): number {
  return Math.sqrt(predicted.reduce((sum, value, i) => sum + (value - exact[i]) ** 2, 0) / exact.length)
}

/** Under a penalty without end a network is its linear part. */
function fitPolynomial(rows: readonly number[][], targets: readonly number[], degree: number): Regressor {
  return learnRegressor(powers(rows, degree), targets, { width: 1, ridge: { relative: 1e6 } })
}

/** All products of up to `degree` columns. */
function powers(rows: readonly number[][], degree: number): number[][] {
  const grow = (row: readonly number[], from: number, left: number): number[] =>
    left === 0 ? [] : row.slice(from).flatMap((x, j) => [x, ...grow(row, from + j, left - 1).map((rest) => x * rest)])
  return rows.map((row) => grow(row, 0, degree))
}
