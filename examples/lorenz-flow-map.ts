import {
  compare,
  errorGrowth,
  forecastError,
  integrate,
  learnFlowMap,
  phasePortrait,
  rollout,
  slice,
  stateAt,
  swim,
  timeGrid,
  timeSeries,
} from 'rhei'
import { lorenz63 } from 'rhei/systems'
import type { Example } from './example.ts'

const dt = 0.05
const { lyapunovExponent = Number.NaN } = lorenz63
const horizon = timeGrid(0, dt, 700)

export const lorenzFlowMap: Example = {
  question: 'How long does a learned map follow the Lorenz butterfly?',
  tags: ['chaos', 'flow map', 'first steps'],

  run({ quick, progress }) {
    const samples = quick ? 4_000 : 10_000
    const starts = quick ? 10 : 50

    progress('integrating the truth …')
    const orbit = integrate(lorenz63, [1, 1, 1], timeGrid(0, dt, 1_000 + samples))
    const train = slice(orbit, 1_000)
    const fresh = slice(integrate(lorenz63, [-5, 3, 30], timeGrid(0, dt, 1_000 + 25 * starts)), 1_000)

    progress('learning …')
    const model = learnFlowMap(train, { width: 400, sampler: swim({ slopeScale: 0.5 }), seed: 1 })
    const { scale } = model.inputScaler

    progress('rolling out …')
    const from = Array.from({ length: starts }, (_, k) => stateAt(fresh, 25 * k))
    const truths = from.map((y0) => integrate(lorenz63, y0, horizon))
    const predictions = from.map((y0) => rollout(model, y0, horizon))
    const { validTime, times, errors, medianError } = compare(truths, predictions, { scale, lyapunovExponent })

    const seen = Math.round((1.5 * validTime.values[0]) / lyapunovExponent / dt)
    return {
      headline: `For ${validTime.median.toFixed(1)} Lyapunov times: an error of one part in a billion grows e-fold in each of them.`,
      text: `A network of 400 neurons saw ${samples} states of the Lorenz system, ${dt} time units apart. Its hidden weights were sampled from pairs of those states, where the flow changes fastest; one linear solve did the rest. The map is then applied again and again to its own output.

Truth and prediction part because the system is chaotic, not because the map is poor: afterwards both go on around the same two wings.`,
      claims: [
        {
          label: 'valid time',
          value: validTime.median,
          unit: 'Lyapunov times',
          note: `median of ${starts} starts; error below 0.4 standard deviations`,
          atLeast: quick ? 12 : 15,
        },
        { label: 'worst start', value: validTime.min, unit: 'Lyapunov times', atLeast: quick ? 8 : 10 },
        {
          label: 'one-step error',
          value: forecastError(model, fresh, [1], scale).rmse[0],
          unit: 'standard deviations',
          note: 'on states that it has not seen',
          atMost: 1e-6,
        },
      ],
      figures: [
        phasePortrait({ truth: truths[0], prediction: predictions[0] }),
        timeSeries({
          truth: slice(truths[0], 0, seen),
          prediction: slice(predictions[0], 0, seen),
          marks: [{ time: validTime.values[0] / lyapunovExponent, label: 'valid until here' }],
        }),
        errorGrowth({
          times: times.map((t) => t * lyapunovExponent),
          errors,
          median: medianError,
          threshold: 0.4,
          validTime: validTime.median,
          timeUnit: 'Lyapunov times',
          errorLabel: 'error (standard deviations)',
        }),
      ],
    }
  },
}
