// How long does a flow map learned from 10,000 samples of Lorenz 63 stay on the true trajectory?
import {
  type Comparison,
  compare,
  errorGrowth,
  type FlowMap,
  forecastError,
  integrate,
  learnFlowMap,
  odex,
  phasePortrait,
  rk4,
  rollout,
  slice,
  stateAt,
  swim,
  type Trajectory,
  timeGrid,
  timeSeries,
} from '../../src/index.ts'
import { lorenz63 } from '../../systems/index.ts'
import type { DemoOptions } from './options.ts'
import { type DemoResult, engineNote, type Progress, short, timed } from './result.ts'

const dt = 0.05
const exponent = lorenz63.lyapunovExponent ?? Number.NaN
const threshold = 0.4
/** Time for a start to reach the attractor. */
const transient = 50
/** Longest comparison: 36 Lyapunov times, more than double precision can hold two truths together. */
const horizon = Math.ceil(36 / exponent / dt)

const truthMethod = odex({ relativeTolerance: 1e-13, absoluteTolerance: 1e-13 })
/** Another method altogether: what it agrees with is not an artefact of the first. */
const secondMethod = rk4({ step: 0.0005 })

export function lorenz63Demo(options: DemoOptions, progress: Progress): DemoResult {
  const { samples = 10_000, width = 512, slopeScale = 0.5, starts = 100, seed } = options
  progress('integrating the training trajectory …')
  const train = onAttractor([1, 1, 1], samples)
  progress(`learning the flow map: ${samples} samples, ${width} neurons …`)
  const [model, fitSeconds] = timed(() => learnFlowMap(train, { width, seed, sampler: swim({ slopeScale }) }))

  const scale = model.inputScaler.scale
  const test = onAttractor([-5, 3, 30], 25 * starts)
  const oneStepRmse = forecastError(model, test, [1], scale).rmse[0]
  const pairs = Array.from({ length: starts }, (_, k) => {
    progress(`rolling out: start ${k + 1} of ${starts} …`)
    const y0 = stateAt(test, 25 * k)
    const times = timeGrid(0, dt, horizon)
    const truth = integrate(lorenz63, y0, times, truthMethod)
    return { truth, second: integrate(lorenz63, y0, times, secondMethod), prediction: rollout(model, y0, times) }
  })
  const comparison = compare(
    pairs.map(({ truth }) => truth),
    pairs.map(({ prediction }) => prediction),
    { scale, threshold, lyapunovExponent: exponent, secondTruths: pairs.map(({ second }) => second) },
  )
  const result = { samples, width, slopeScale, seed, fitSeconds, oneStepRmse }
  return { json: json(result, comparison, model), report: report(result, comparison, model, pairs[0]) }
}

/** A trajectory of n steps of dt, after the transient from y0. */
function onAttractor(y0: readonly number[], n: number): Trajectory {
  const skipped = Math.round(transient / dt)
  return slice(integrate(lorenz63, y0, timeGrid(-transient, dt, skipped + n), truthMethod), skipped)
}

interface Result {
  readonly samples: number
  readonly width: number
  readonly slopeScale: number
  readonly seed: number
  readonly fitSeconds: number
  readonly oneStepRmse: number
}

function json(
  result: Result,
  { validTime, agreementTime, starts }: Comparison,
  { report }: FlowMap,
): DemoResult['json'] {
  const { median, min, unit, unfinished } = validTime
  return {
    task: 'demo',
    system: 'lorenz63',
    ...result,
    validTime: { median, min, unit, threshold, starts, unfinished },
    agreementTime: agreementTime?.median,
    rank: report.rank,
    condition: report.condition,
    trainingRmse: Math.max(...report.trainingRmse),
  }
}

function report(
  { samples, width, slopeScale, seed, fitSeconds, oneStepRmse }: Result,
  comparison: Comparison,
  model: FlowMap,
  first: { readonly truth: Trajectory; readonly prediction: Trajectory },
): DemoResult['report'] {
  const { validTime, agreementTime, times, errors, medianError, agreementErrors, starts } = comparison
  const valid = short(validTime.median)
  const agreement = agreementTime ? short(agreementTime.median) : '?'
  const seen = Math.round((1.5 * validTime.values[0]) / exponent / dt)
  const beginning = { truth: slice(first.truth, 0, seen), prediction: slice(first.prediction, 0, seen) }
  const lyapunovTimes = times.map((t) => t * exponent)
  return {
    title: 'Lorenz 63, learned by a sampled network',
    headline: `Valid for ${valid} Lyapunov times (median of ${starts} starts).`,
    summary:
      `A network of ${width} neurons saw ${samples} states of the Lorenz system, ${dt} time units apart, and learned to ` +
      `advance a state by ${dt}. Its hidden weights were sampled from the data; one linear solve did the rest, in ` +
      `${short(fitSeconds)} s. Two independent solutions of the true equations agree for ${agreement} Lyapunov times: ` +
      'beyond that, nobody can say who is right.',
    figure: phasePortrait({
      ...first,
      caption: `The learned map (orange), applied ${horizon} times to its own output, and the truth. Both leave from the dot and draw the same butterfly, also after they have parted.`,
    }),
    rows: [
      {
        label: 'valid time, median',
        value: `${valid} Lyapunov times`,
        note: `error below ${threshold} standard deviations, RMS over x, y, z`,
      },
      {
        label: 'valid time, worst start',
        value: `${short(validTime.min)} Lyapunov times`,
        note: `of ${starts} starts on a test trajectory`,
      },
      {
        label: 'two truths agree for',
        value: `${agreement} Lyapunov times`,
        note: 'odex at 1e-13 against rk4 at step 0.0005; no valid time beyond it means anything',
      },
      {
        label: 'one-step error',
        value: short(oneStepRmse),
        note: `RMS on ${25 * starts} unseen states, in standard deviations`,
      },
      {
        label: 'fit',
        value: `${short(fitSeconds)} s`,
        note: `${samples} samples, ${width} neurons, slope scale ${slopeScale}, seed ${seed}; ${engineNote(model.report)}`,
      },
      {
        label: 'rank',
        value: `${model.report.rank} of ${model.report.columns}`,
        note: `condition about ${model.report.condition.toExponential(0)}`,
      },
    ],
    sections: [
      {
        heading: 'One start, variable by variable',
        figures: [
          timeSeries({
            ...beginning,
            marks: [{ time: validTime.values[0] / exponent, label: 'valid until here' }],
            timeLabel: 'time',
          }),
        ],
      },
      {
        heading: 'How the error grows',
        text: `One Lyapunov time is 1/${exponent} time units: what it takes, on average, to multiply a small error by e. A perfect model started with the rounding error of double precision would not last much longer than 36 of them.`,
        figures: [
          errorGrowth({
            times: lyapunovTimes,
            errors,
            median: medianError,
            threshold,
            validTime: validTime.median,
            timeUnit: 'Lyapunov times',
            errorLabel: 'error (standard deviations)',
            ...(agreementErrors && {
              agreement: { name: 'two independent truths (one start)', errors: agreementErrors[0] },
            }),
          }),
        ],
      },
    ],
    command: `npm run demo -- --samples ${samples} --width ${width} --slope-scale ${slopeScale} --starts ${starts} --seed ${seed}`,
  }
}
