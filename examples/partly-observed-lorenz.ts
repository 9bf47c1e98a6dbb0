import {
  addNoise,
  type Comparison,
  chooseDelays,
  compare,
  component,
  curvePlot,
  delayChoicePlot,
  type Forecaster,
  integrate,
  learnDelayMap,
  linearAutoregression,
  persistence,
  predict,
  slice,
  swim,
  type Trajectory,
  timeGrid,
  timeSeries,
} from 'rhei'
import { lorenz63 } from 'rhei/systems'
import type { Example } from './example.ts'

const dt = 0.05
const { lyapunovExponent = Number.NaN } = lorenz63
const horizon = 360
/** More than twice the attractor's dimension of 2.06: as many always suffice (F. Takens, 1981; T. Sauer et al., 1991). */
const delays = 5
const scatter = 1e-4

export const partlyObservedLorenz: Example = {
  question: 'Can chaos be forecast when only one of three variables is seen?',
  tags: ['chaos', 'delay embedding', 'partial observation', 'noise'],

  run({ quick, progress }) {
    progress('observing x …')
    const record = observeX([1, 1, 1], quick ? 4_000 : 10_000)
    const fresh = observeX([-5, 3, 30], quick ? 1_600 : 4_000)

    progress('choosing delays …')
    const choice = chooseDelays(slice(record, 0, quick ? 2_000 : 4_000))
    const { spacing } = choice

    progress('learning …')
    const options = { delays, spacing, width: 400, sampler: swim({ slopeScale: 0.3 }), seed: 1 }
    const model = learnDelayMap(addNoise(record, { relative: scatter, seed: 1 }), options)
    const clean = learnDelayMap(record, options)

    progress('forecasting …')
    const starts = quick ? 10 : 40
    const known = Array.from(
      { length: starts },
      (_, k) => 100 + Math.floor((k * (fresh.times.length - horizon - 100)) / starts),
    )
    const truths = known.map((n) => slice(fresh, n, n + horizon))
    const forecasts = (from: Forecaster) => known.map((n) => predict(from, slice(fresh, 0, n), horizon))
    const judge = (from: Forecaster) => compare(truths, forecasts(from), { lyapunovExponent })
    const judged = judge(model)
    const unguarded = judge(clean)
    const linear = judge(linearAutoregression(record, { delays: 20 }))
    const same = judge(persistence(record, { delays: 1 }))

    const times = judged.times.map((t) => t * lyapunovExponent)
    const curveOf = (name: string, role: 'model' | 'baseline', { medianError }: Comparison) => {
      const y = medianError.filter((error) => error < 10)
      return { name, role, x: times.subarray(0, y.length), y }
    }
    const { median, values } = judged.validTime
    return {
      headline: `Yes, for ${median.toFixed(1)} Lyapunov times from x alone, if the model is told what to do beside the attractor.`,
      text: `Of the Lorenz system only x was kept. Five of its past values, ${spacing} samples of ${dt} apart, stand for the two variables that are hidden: that far apart a value says something new, and with so many no two states look alike. A network of ${options.width} neurons learned the next sample from them.

A perfect record shows nothing but the attractor, a thin sheet in the space of five delays. What a map does beside it is then left open, and most such maps lead away: their forecasts explode. Normal errors of ${scatter} standard deviations, added to the record before learning, settle it. A hundred times less is too little, ten times more costs a third of the forecast.`,
      claims: [
        {
          label: 'valid time, x alone',
          value: median,
          unit: 'Lyapunov times',
          note: `median of ${starts} origins; error below 0.4 standard deviations`,
          atLeast: quick ? 3.5 : 5.5,
        },
        {
          label: 'the same, nothing added to the record',
          value: unguarded.validTime.median,
          unit: 'Lyapunov times',
          note: `${unguarded.stopped.length} of ${starts} forecasts ran off to infinity`,
          atMost: 2.5,
        },
        {
          label: 'linear autoregression',
          value: linear.validTime.median,
          unit: 'Lyapunov times',
          note: 'of 20 past samples',
          atMost: 1,
        },
        {
          label: 'persistence',
          value: same.validTime.median,
          unit: 'Lyapunov times',
          note: 'x stays as it is',
          atMost: 0.5,
        },
      ],
      figures: [
        timeSeries({
          truth: slice(truths[0], 0, 300),
          prediction: slice(forecasts(model)[0], 0, 300),
          marks: [{ time: truths[0].times[0] + values[0] / lyapunovExponent, label: 'valid until here' }],
          caption: 'A forecast of x by a model that has never seen y or z, over what x did.',
        }),
        curvePlot({
          curves: [
            curveOf('delay map', 'model', judged),
            curveOf('delay map, nothing added', 'baseline', unguarded),
            curveOf('linear autoregression', 'baseline', linear),
            curveOf('persistence', 'baseline', same),
          ],
          xLabel: 'time (Lyapunov times)',
          yLabel: 'median error (standard deviations)',
          log: 'y',
          caption:
            'Errors over time. The map learned from the record as it is begins best, and is soon the worst: its line ends ' +
            'where it leaves the picture.',
        }),
        delayChoicePlot({ choice }),
      ],
    }
  },
}

function observeX(start: readonly number[], samples: number): Trajectory {
  const orbit = slice(integrate(lorenz63, start, timeGrid(0, dt, 1_000 + samples)), 1_001)
  return { ...orbit, dim: 1, states: component(orbit, 0), variables: ['x'] }
}
