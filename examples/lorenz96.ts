import {
  compare,
  dop853,
  errorGrowth,
  integrate,
  learnLocalVectorField,
  learnVectorField,
  type OdeSystem,
  slice,
  spaceTimePlot,
  stateAt,
  swim,
  timeGrid,
} from 'rhei'
import { lorenz96Of } from 'rhei/systems'
import type { Example } from './example.ts'

const sites = 40
const system = lorenz96Of(sites)
/** Measured with `lyapunovSpectrum` over 600 time units: 1.67 ± 0.03. */
const lyapunovExponent = 1.68
const dt = 0.01
const integrator = dop853({ relativeTolerance: 1e-7 })

export const lorenz96: Example = {
  question: 'Can forty chaotic variables be learned from five units of time?',
  tags: ['chaos', 'fields', 'local law', 'high dimension'],

  run({ quick, progress }) {
    const starts = quick ? 2 : 12
    const rows = quick ? 4_000 : 10_000
    const times = timeGrid(0, 0.05, quick ? 180 : 260)

    progress('integrating the truth …')
    const bumps = (k: number) => Float64Array.from({ length: sites }, (_, i) => 8 + Math.sin(k * i * i))
    const train = slice(integrate(system, bumps(1), timeGrid(0, dt, 1_500)), 1_000, 1_500)
    const apart = slice(integrate(system, bumps(3), timeGrid(0, 3, 5 + starts)), 5)
    const from = Array.from({ length: starts }, (_, k) => stateAt(apart, k))
    const exact = (y0: Float64Array, relativeTolerance: number) =>
      integrate(system, y0, times, dop853({ relativeTolerance }))
    const truths = from.map((y0) => exact(y0, 1e-12))
    const secondTruths = from.map((y0) => exact(y0, 1e-10))

    progress('learning one law for all sites …')
    const options = { derivatives: { order: 8 }, seed: 1 } as const
    const width = quick ? 60 : 150
    const sampler = swim({ slopeScale: 0.03 })
    const local = learnLocalVectorField(train, { ...options, radius: [2, 1], rows, width, sampler })
    progress('learning all sites as one state …')
    const whole = learnVectorField(train, { ...options, width: 400, sampler: swim({ slopeScale: 0.1 }) })

    progress('rolling out …')
    const predictions = from.map((y0) => integrate(local, y0, times, integrator))
    const judged = compare(truths, predictions, { lyapunovExponent, secondTruths })
    const early = truths.map((truth) => slice(truth, 0, 41))
    const judge = (model: OdeSystem) =>
      compare(early, model, { scale: judged.scale, lyapunovExponent, integrator: dop853({ relativeTolerance: 1e-6 }) })
    const wholeTime = judge(whole).validTime.median
    const still = early.map((truth) => ({ ...truth, states: truth.states.map((_, k) => truth.states[k % sites]) }))
    const stillTime = compare(early, still, { scale: judged.scale, lyapunovExponent }).validTime.median

    const { validTime, agreementTime, agreementErrors = [], errors, medianError } = judged
    return {
      headline: `Yes, if all sites obey one law: 500 states are then 20,000 samples, enough for ${validTime.median.toFixed(0)} Lyapunov times.`,
      text: `Lorenz's model of a quantity at ${sites} places around a circle of latitude was observed for five time units, 500 states. One network of ${width} neurons learned from ${rows.toLocaleString('en')} of the 20,000 sites in them how a site changes, given its own value and those of three neighbors; the same network is then used at every site. So the problem has four dimensions and not forty.

A network that takes the forty values as one state sees the same 500 states and is lost at once. Where the law changes from site to site there is no such short cut.`,
      claims: [
        {
          label: 'valid time, one local law',
          value: validTime.median,
          unit: 'Lyapunov times',
          note: `median of ${starts} starts; error below 0.4 standard deviations`,
          atLeast: quick ? 6 : 12,
        },
        { label: 'worst start', value: validTime.min, unit: 'Lyapunov times', atLeast: quick ? 5 : 8 },
        {
          label: 'valid time, all sites as one state',
          value: wholeTime,
          unit: 'Lyapunov times',
          note: '400 neurons',
          atMost: 1,
        },
        { label: 'persistence', value: stillTime, unit: 'Lyapunov times', note: 'nothing changes', atMost: 1 },
        {
          label: 'agreement of two truths',
          value: agreementTime?.median ?? Number.NaN,
          unit: 'Lyapunov times',
          note: 'tolerances of 1e-12 and 1e-10; no model can be judged beyond',
          atLeast: 12,
        },
      ],
      figures: [
        spaceTimePlot({
          truth: truths[0],
          prediction: predictions[0],
          marks: [{ time: validTime.values[0] / lyapunovExponent, label: 'valid until here' }],
          caption:
            'Waves around the circle, the model below the truth: groups travel one way, single crests the other. At the ' +
            'bottom how far apart the two are, nothing for long, then everything.',
        }),
        errorGrowth({
          times: times.map((t) => t * lyapunovExponent),
          errors,
          median: medianError,
          threshold: 0.4,
          validTime: validTime.median,
          timeUnit: 'Lyapunov times',
          errorLabel: 'error (standard deviations)',
          agreement: { name: 'two integrations of the equations', errors: agreementErrors[0] },
        }),
      ],
    }
  },
}
