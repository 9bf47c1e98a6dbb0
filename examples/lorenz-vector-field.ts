import {
  compare,
  errorGrowth,
  integrate,
  learnVectorField,
  lyapunovSpectrum,
  phasePortrait,
  slice,
  stateAt,
  swim,
  timeGrid,
  timeSeries,
} from 'rhei'
import { lorenz63 } from 'rhei/systems'
import type { Example } from './example.ts'

const dt = 0.01
const { lyapunovExponent = Number.NaN } = lorenz63
const horizon = timeGrid(0, dt, 2_500)

export const lorenzVectorField: Example = {
  question: 'Can the equations of motion be learned from states alone?',
  tags: ['chaos', 'vector field', 'Lyapunov exponents'],

  run({ quick, progress }) {
    const samples = quick ? 2_000 : 5_000
    const starts = quick ? 4 : 40

    progress('integrating the truth …')
    const train = slice(integrate(lorenz63, [1, 1, 1], timeGrid(0, dt, 2_000 + samples)), 2_000)
    const fresh = integrate(lorenz63, [-5, 3, 30], timeGrid(0, 0.5, 20 + starts))
    const truths = Array.from({ length: starts }, (_, k) => integrate(lorenz63, stateAt(fresh, 20 + k), horizon))

    progress('learning …')
    const derivatives = { order: 8 } as const
    const model = learnVectorField(train, { width: 200, sampler: swim({ slopeScale: 0.25 }), derivatives, seed: 1 })

    progress('integrating the model …')
    const predictions = truths.map((truth) => integrate(model, stateAt(truth, 0), horizon))
    const { scale } = model.inputScaler
    const { validTime, times, errors, medianError } = compare(truths, predictions, { scale, lyapunovExponent })

    progress('following tangent vectors of both …')
    const y0 = stateAt(train, -1)
    const time = quick ? 25 : 600
    const known = lyapunovSpectrum(lorenz63, { y0, time })
    const learned = lyapunovSpectrum(model, { y0, time })
    const off = learned.exponents.map((exponent, j) => Math.abs(exponent - known.exponents[j]))
    const inWords = (values: readonly number[]): string => values.map((value) => value.toFixed(3)).join(', ')

    const seen = Math.round((1.3 * validTime.values[0]) / lyapunovExponent / dt)
    return {
      headline: `Yes: the learned field foretells ${validTime.median.toFixed(1)} Lyapunov times, and its largest exponent is ${learned.exponents[0].toFixed(3)} where the truth has ${known.exponents[0].toFixed(3)}.`,
      text: `Only ${samples + 1} states of one orbit were given, ${dt} time units apart. Central differences of order 8 made slopes of them, and a network of 200 neurons learned the slope at each state. What comes back is a system of differential equations like any other: the library's integrators take their own steps on it, and its Jacobian carries tangent vectors.

So the model can be asked what no record says directly. Over ${time} time units its exponents are [${inWords(learned.exponents)}], the truth's [${inWords(known.exponents)}], with standard errors [${inWords(known.standardErrors)}]: the two agree within what so short a time can tell. The limit of the forecasts is in the slopes, not in the network: with samples twice as far apart they are five Lyapunov times shorter.`,
      claims: [
        {
          label: 'valid time',
          value: validTime.median,
          unit: 'Lyapunov times',
          note: `median of ${starts} starts; error below 0.4 standard deviations`,
          atLeast: quick ? 10 : 13,
        },
        { label: 'worst start', value: validTime.min, unit: 'Lyapunov times', atLeast: 8 },
        {
          label: 'largest exponent, off by',
          value: off[0],
          unit: 'per time unit',
          note: `standard error of the truth's own ${known.standardErrors[0].toFixed(3)}`,
          atMost: quick ? 0.3 : 0.06,
        },
        { label: 'last exponent, off by', value: off[2], unit: 'per time unit', atMost: quick ? 0.3 : 0.06 },
        {
          label: 'sum of the exponents',
          value: learned.meanDivergence,
          unit: 'per time unit',
          note: 'how fast volumes shrink: −41/3 in the truth, everywhere',
          atLeast: -13.68,
          atMost: -13.65,
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
