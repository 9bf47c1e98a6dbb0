import { type Box, firstOutside } from '../math/box.ts'
import { rollout } from '../rollout.ts'
import type { Invariant, System } from '../system/system.ts'
import { stateAt, type Trajectory } from '../trajectory.ts'
import { type ClimateDistances, climateDistances, type DistanceOptions, type Missing } from './climate-distances.ts'
import { type ClimateExponents, climateExponents, type ExponentOptions } from './climate-exponents.ts'
import type { ModelOptions } from './forecast-windows.ts'
import { type InvariantDrift, invariantDrift } from './invariant-drift.ts'
import { type LateMotion, lateMotion, parts } from './late-motion.ts'
import { type ReturnMap, type ReturnMapOptions, returnMap } from './return-map.ts'
import { attractorBounds, type ShareOnAttractor, shareOnAttractor } from './share-on-attractor.ts'

export interface ClimateOptions extends DistanceOptions {
  /** Of the long rollout: the state at the first of `times`; default the long truth's first state. */
  readonly y0?: ArrayLike<number>
  /** Of the long rollout; default those of the long truth. */
  readonly times?: ArrayLike<number>
  /** What counts as being on the attractor: the truth's box, grown by this part of its width; default 0.1. */
  readonly margin?: number
  /** Whose values follow one another; default the maxima of the first variable. */
  readonly returns?: ReturnMapOptions
  /** Measures Lyapunov exponents, which costs far more than all the rest. */
  readonly lyapunov?: true | ExponentOptions
}

/** The long run of a model against that of the truth. Plain data; what could not be measured is absent and in `missing`. */
export interface Climate extends ClimateDistances {
  /** Where the long rollout went. */
  readonly rollout: Pick<Trajectory, 'status' | 'message'> & {
    readonly samples: number
    readonly from: number
    readonly to: number
    /** When it should have ended. */
    readonly until: number
    /** Of its last quarter: the part of the states that are outside the truth's box. */
    readonly lateOutside: number
  }
  /** The last quarter of the long rollout. */
  readonly late: LateMotion
  /** Each quarter of the truth. */
  readonly lateTruth: readonly LateMotion[]
  /** Of the forecasts and, last, the long rollout. */
  readonly share: ShareOnAttractor
  /** For each invariant, its drift along the long rollout. */
  readonly invariantDrift: Readonly<Record<string, InvariantDrift>>
  readonly returnMaps?: { readonly truth: ReturnMap; readonly model: ReturnMap }
  readonly lyapunov?: ClimateExponents
  readonly missing: readonly Missing[]
}

/** What the long run is measured on. */
export interface LongRun {
  /** All that is known of the attractor, the long truth included. */
  readonly truths: readonly Trajectory[]
  readonly truth: Trajectory
  /** The long rollout, and when it should have ended. */
  readonly prediction: Trajectory
  readonly until: number
  readonly model?: System | undefined
  readonly forecasts: readonly Trajectory[]
  /** Shape [dim]: unit of each variable. */
  readonly scale: ArrayLike<number>
  readonly invariants: Readonly<Record<string, Invariant>>
}

/** The long rollout of a model over a truth's times, unless options say otherwise. */
export function longRollout(
  model: System,
  truth: Trajectory,
  { y0 = stateAt(truth, 0), times = truth.times }: ClimateOptions,
  options: ModelOptions,
): { readonly prediction: Trajectory; readonly until: number } {
  return { prediction: rollout(model, y0, times, options), until: times[times.length - 1] }
}

/** All that can be said of the long run. @throws RangeError for options out of range, never for too few data. */
export function climate(run: LongRun, options: ClimateOptions = {}): Climate {
  const { truth, prediction, until, forecasts, scale, invariants } = run
  const { status, message, times } = prediction
  const box = attractorBounds(joined(run.truths), options.margin)
  const late = parts(prediction, times.length < QUARTERS ? 1 : QUARTERS).slice(-1)[0]
  const stopped = status === 'complete' ? undefined : `the long rollout stopped at t = ${times[times.length - 1]}`
  const { distances, missing } = stopped
    ? { distances: {}, missing: [{ measure: 'distances of long-run statistics', reason: stopped }] }
    : climateDistances(truth, prediction, scale, options)
  const returns = returnMapsOf(truth, prediction, options.returns)
  const exponents = options.lyapunov && climateExponents(run, options.lyapunov === true ? {} : options.lyapunov)
  return {
    ...distances,
    rollout: {
      status,
      ...(message !== undefined && { message }),
      samples: times.length,
      from: times[0],
      to: times[times.length - 1],
      until,
      lateOutside: 1 - statesWithin(late, box),
    },
    late: lateMotion(late, scale),
    lateTruth: parts(truth, truth.times.length < QUARTERS ? 1 : QUARTERS).map((part) => lateMotion(part, scale)),
    share: shareOnAttractor([...forecasts, prediction], box),
    invariantDrift: Object.fromEntries(
      Object.entries(invariants).map(([name, invariant]) => [name, invariantDrift(prediction, invariant)]),
    ),
    ...returns.found,
    ...exponents?.found,
    missing: [...missing, ...returns.missing, ...(exponents?.missing ?? [])],
  }
}

const QUARTERS = 4

/** The states of all, as rows of one trajectory whose times mean nothing. */
function joined(truths: readonly Trajectory[]): Trajectory {
  const states = truths.flatMap((truth) => Array.from(truth.states))
  return { ...truths[0], states: Float64Array.from(states) }
}

function statesWithin(trajectory: Trajectory, box: Box): number {
  const n = trajectory.times.length
  let count = 0
  for (let i = 0; i < n; i++) if (firstOutside(box, stateAt(trajectory, i)) < 0) count++
  return count / n
}

function returnMapsOf(
  truth: Trajectory,
  prediction: Trajectory,
  options: ReturnMapOptions = { at: 'maxima' },
): { readonly found: Pick<Climate, 'returnMaps'>; readonly missing: readonly Missing[] } {
  const maps = { truth: returnMap(truth, options), model: returnMap(prediction, options) }
  const empty = maps.truth.values.length === 0 ? 'truth' : maps.model.values.length === 0 ? 'model' : undefined
  if (empty === undefined) return { found: { returnMaps: maps }, missing: [] }
  const reason = `the ${empty} has no two ${maps.truth.at} of ${maps.truth.variable} that follow one another`
  return { found: empty === 'truth' ? {} : { returnMaps: maps }, missing: [{ measure: 'return map', reason }] }
}
