import {
  driftOverTime,
  errorGrowth,
  type Figure,
  phasePortrait,
  returnPlot,
  slice,
  spectrumPlot,
  type Trajectory,
  timeSeries,
} from '../../src/index.ts'
import type { LongRun } from './long-run.ts'
import type { FollowSummary } from './messages.ts'
import { type Follow, type LabModel, type Simulation, THRESHOLD } from './trial.ts'

/** Names of the pictures, in the order of the page. */
export type ViewName = 'series' | 'errors' | 'portrait' | 'returns' | 'spectrum' | 'drift'
export type Views = { readonly [name in ViewName]?: Figure }

/** What is shown of a forecast beyond its valid time, as a multiple of it; and at least these steps. */
const [BEYOND, LEAST_STEPS] = [1.6, 120]
const MOST_PANELS = 3

/** The forecast beside the truth, as far as it matters, and how their error grows. */
export function followViews(
  { truth, lyapunovExponent }: Simulation,
  { prediction, errors, validSteps, parted }: Follow,
): Views {
  const shown = Math.min(truth.times.length, Math.max(LEAST_STEPS, Math.ceil(BEYOND * validSteps)))
  const from = truth.times[0]
  const [ahead, ahead2] = [truth, prediction].map((run) => sinceStart(slice(run, 0, shown), from))
  const unit = lyapunovExponent ?? 1
  const validTime = (truth.times[validSteps] - from) * unit
  const variables = Array.from({ length: Math.min(truth.dim, MOST_PANELS) }, (_, j) => j)
  return {
    series: timeSeries({
      truth: ahead,
      prediction: ahead2,
      variables,
      ...(parted && { marks: [{ time: validTime / unit, label: 'valid until here' }] }),
    }),
    errors: errorGrowth({
      times: truth.times.map((t) => (t - from) * unit),
      errors: [],
      median: errors,
      threshold: THRESHOLD,
      validTime,
      timeUnit: lyapunovExponent === undefined ? 'time units' : 'Lyapunov times',
    }),
    portrait: phasePortrait({ truth, prediction, ...(truth.dim === 1 && { variables: [0, 0] }) }),
  }
}

function sinceStart(run: Trajectory, from: number): Trajectory {
  return { ...run, times: run.times.map((t) => t - from) }
}

const SIDES = [
  ['truth', 'truth'],
  ['model', 'model'],
] as const

/** What the two have in common over a long time. */
export function longRunViews({ returnMaps, spectra, drift }: LongRun): Views {
  return {
    ...(returnMaps && {
      returns: returnPlot({ maps: SIDES.map(([name, role]) => ({ name, role, map: returnMaps[role] })) }),
    }),
    ...(spectra && {
      spectrum: spectrumPlot({ curves: SIDES.map(([name, role]) => ({ name, role, spectrum: spectra[role] })) }),
    }),
    ...(drift && {
      drift: driftOverTime({
        times: drift.times,
        invariant: drift.name,
        curves: SIDES.map(([name, role]) => ({ name, role, drift: drift[role] })),
      }),
    }),
  }
}

/** What there is to say of a forecast, in numbers and words. */
export function summaryOf(
  { truth, record, lyapunovExponent }: Simulation,
  { report, network }: LabModel,
  { prediction, validSteps, parted }: Follow,
  learnSeconds: number,
): FollowSummary {
  const { warning, trainingRmse } = report
  const stopped = prediction.status === 'complete' ? [] : [prediction.message ?? prediction.status]
  return {
    learnSeconds,
    neurons: network.layers.reduce((sum, { biases }) => sum + biases.length, 0),
    samples: record.times.length,
    trainingError: Math.max(...trainingRmse),
    validTime: (truth.times[validSteps] - truth.times[0]) * (lyapunovExponent ?? 1),
    validUnit: lyapunovExponent === undefined ? 'time units' : 'Lyapunov times',
    parted,
    warnings: [...(warning === undefined ? [] : [warning]), ...stopped],
  }
}
