import {
  addNoise,
  type Comparison,
  compare,
  curvePlot,
  estimateDerivatives,
  integrate,
  learnFlowMap,
  type MapSystem,
  refineFlowMap,
  rollout,
  slice,
  standardScaler,
  stateAt,
  swim,
  type Trajectory,
  timeGrid,
  timeSeries,
} from 'rhei'
import { lorenz63 } from 'rhei/systems'
import type { Example } from './example.ts'

const dt = 0.01
const { lyapunovExponent = Number.NaN } = lorenz63
/** In standard deviations of each variable; the worst first. */
const levels = [1e-2, 3e-3, 1e-3]

export const noisyLorenz: Example = {
  question: 'How far ahead can a map see that was learned from noisy observations?',
  tags: ['chaos', 'noise', 'flow map', 'multiple shooting'],

  run({ quick, progress }) {
    const samples = quick ? 4_000 : 20_000
    const starts = quick ? 10 : 40

    progress('integrating the truth …')
    const clean = slice(integrate(lorenz63, [1, 1, 1], timeGrid(0, dt, 1_000 + samples)), 1_001)
    const { scale } = standardScaler(clean.states, clean.dim)
    const fresh = slice(integrate(lorenz63, [-5, 3, 30], timeGrid(0, 0.5, 20 + starts)), 20)
    const from = Array.from({ length: starts }, (_, k) => stateAt(fresh, k))
    const truths = from.map((y0) => integrate(lorenz63, y0, timeGrid(0, dt, 1_500)))

    const results = (quick ? levels.slice(0, 1) : levels).map((noise) => {
      progress(`learning from observations with noise ${noise} …`)
      const { oneStep, smoothed, refined } = learnThrice(addNoise(clean, { relative: noise, seed: 1 }))
      const judge = (model: MapSystem) => compare(truths, model, { scale, lyapunovExponent })
      return { noise, refined, steps: judge(oneStep), smooth: judge(smoothed), orbits: judge(refined) }
    })

    const [{ refined, steps, smooth, orbits }] = results
    const times = steps.times.map((t) => t * lyapunovExponent)
    const { observationRmse } = refined.refinements[refined.refinements.length - 1]
    const errorCurve = (name: string, role: 'model' | 'baseline', { medianError }: Comparison) => ({
      ...{ name, role, x: times.subarray(0, medianError.length), y: medianError },
    })
    const validCurve = (name: string, role: 'model' | 'baseline', of: (result: (typeof results)[0]) => Comparison) => ({
      ...{ name, role, x: results.map((result) => result.noise), mode: 'line and points' as const },
      y: results.map((result) => of(result).validTime.median),
    })
    return {
      headline: `${orbits.validTime.median.toFixed(1)} Lyapunov times at one percent of noise, if orbits of the map are fitted; ${steps.validTime.median.toFixed(1)} if single steps are.`,
      text: `${samples} states of the Lorenz system were observed with independent normal errors of 1 % of each variable's standard deviation. A fit of single steps takes the noise in its inputs for states and gets every slope a little wrong, however many neurons it has. Smoothing first helps. Fitting whole orbits helps more: over windows of up to 150 samples, an orbit of the map itself has to pass near the observations.

All forecasts start from true states, so that what is measured is the map. From a noisy start none could be better than its start: an error of 1 % has grown to 40 % after 3.7 Lyapunov times.`,
      claims: [
        {
          label: 'valid time, orbits fitted',
          value: orbits.validTime.median,
          unit: 'Lyapunov times',
          note: `noise 1 %, median of ${starts} starts, error below 0.4 standard deviations`,
          atLeast: quick ? 2.5 : 4.5,
        },
        {
          label: 'single steps fitted',
          value: steps.validTime.median,
          unit: 'Lyapunov times',
          atMost: quick ? 3 : 3.2,
        },
        { label: 'steps of smoothed states', value: smooth.validTime.median, unit: 'Lyapunov times' },
        {
          label: 'gain of orbits over steps',
          value: orbits.validTime.median / steps.validTime.median,
          note: 'ratio of the two valid times',
          atLeast: 1.5,
        },
        {
          label: 'noise found',
          value: observationRmse,
          unit: 'standard deviations',
          note: 'distance of the observations from the orbits; 0.01 was put in',
          atLeast: 0.0095,
          atMost: 0.0105,
        },
      ],
      figures: [
        curvePlot({
          curves: [
            errorCurve('orbits fitted', 'model', orbits),
            errorCurve('steps of smoothed states', 'baseline', smooth),
            errorCurve('steps fitted', 'baseline', steps),
          ],
          xLabel: 'time (Lyapunov times)',
          yLabel: 'median error (standard deviations)',
          log: 'y',
          caption:
            'Errors of forecasts from true states, learned from the same noisy record. The lower a line begins, the later it ' +
            'reaches the error of a guess, about 1.',
        }),
        timeSeries({
          truth: slice(truths[0], 0, 800),
          prediction: slice(rollout(refined, from[0], truths[0].times), 0, 800),
          marks: [{ time: orbits.validTime.values[0] / lyapunovExponent, label: 'valid until here' }],
        }),
        ...(quick
          ? []
          : [
              curvePlot({
                curves: [
                  validCurve('orbits fitted', 'model', (result) => result.orbits),
                  validCurve('steps of smoothed states', 'baseline', (result) => result.smooth),
                  validCurve('steps fitted', 'baseline', (result) => result.steps),
                ],
                xLabel: 'noise (standard deviations)',
                yLabel: 'valid time (Lyapunov times)',
                log: 'x',
                caption:
                  'With less noise all three see further. Fitting orbits is worth about as much as ten times less noise.',
              }),
            ]),
      ],
    }
  },
}

/** The same kind of network, fitted to single steps, to steps of smoothed states, and to orbits. */
function learnThrice(observed: Trajectory) {
  const ridge = 'generalized-cross-validation' as const
  const options = { width: 50, sampler: swim({ slopeScale: 0.1 }), ridge, seed: 1 }
  const oneStep = learnFlowMap(observed, options)
  const smooth = estimateDerivatives(observed, { method: 'local-polynomial', degree: 4, halfWidth: 8 }).trajectory
  const smoothed = learnFlowMap(smooth, { ...options, target: 'increment' })
  const refined = refineFlowMap(smoothed, observed, { windows: [50, 100, 150] })
  return { oneStep, smoothed, refined }
}
