import { uniformInterval } from '../dataset/sampling-interval.ts'
import { integrate } from '../integrate/integrate.ts'
import type { Integrator } from '../integrate/integrator.ts'
import { iterate } from '../integrate/iterate.ts'
import type { EnsembleField, EnsembleMap } from '../learn/ensemble/ensemble-system.ts'
import { type MedianForecaster, medianForecaster } from '../learn/ensemble/median-forecaster.ts'
import { checkHistory, type Forecaster, forecasterOf } from '../learn/forecaster.ts'
import type { Box } from '../math/box.ts'
import type { MapSystem, OdeSystem, System } from '../system/system.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../trajectory.ts'
import { checkInterval, newestSamples } from './predict.ts'

/**
 * What can be forecast with: a forecaster, a map of states, a vector field, the mean or median of an ensemble of them, or
 * a list of forecasters, which stands for their median.
 */
export type ForecastModel = System | readonly MapSystem[]

/** A record up to the present; or a whole state of the model, to start from at time 0. */
export type ForecastStart = Trajectory | ArrayLike<number>

export interface ContinuationOptions {
  /** Time from sample to sample of what a vector field foretells; default the interval of the history. */
  readonly interval?: number
  /** How a vector field is integrated; default as `integrate` does. */
  readonly integrator?: Integrator
}

/** How a model goes on from a start, which is not part of it. */
export interface Continuation {
  readonly from: number
  readonly interval: number
  /** The record's variables. */
  readonly trajectory: Trajectory
  /** The model's whole states at the same times. */
  readonly states: Trajectory
  /** What each member of an ensemble says by itself; one that stopped early is shorter. */
  readonly members?: readonly Trajectory[]
}

/** A model that has been asked how to go on from it. */
export interface Continuer {
  readonly name: string
  /** Variables of the record. */
  readonly channels: number
  /** Samples that a start needs. */
  readonly memory: number
  /** The box around the training states; absent for a model that was not learned. */
  readonly region?: Box
  /** @throws RangeError for a start that does not fit. */
  readonly continueFrom: (start: ForecastStart, steps: number) => Continuation
}

export function continuer(model: ForecastModel, options: ContinuationOptions = {}): Continuer {
  const one = 'kind' in model ? model : medianForecaster(model)
  const region = regionOf(one)
  return { ...(one.kind === 'ode' ? fieldContinuer(one, options) : mapContinuer(one)), ...(region && { region }) }
}

function mapContinuer(model: MapSystem): Continuer {
  const forecaster = forecasterOf(model)
  const { channels, memory, name, dt } = forecaster
  const continueFrom = (start: ForecastStart, steps: number): Continuation => {
    if ('times' in start) checkInterval('forecast', name, start, dt)
    const from = startTime(start)
    const state = 'times' in start ? forecaster.stateAfter(start) : start
    const orbit = iterate(forecaster, state, steps, from)
    const members = membersOfMap(forecaster, orbit, state, steps)
    const trajectory = newestSamples(orbit, 0, channels)
    return { from, interval: dt, trajectory, states: slice(orbit, 1), ...(members && { members }) }
  }
  return { name, channels, memory, continueFrom }
}

/** The members of a median are in its states; those of a mean map go on from its start by themselves. */
function membersOfMap(
  model: Forecaster | MedianForecaster | EnsembleMap,
  orbit: Trajectory,
  state: ArrayLike<number>,
  steps: number,
): Trajectory[] | undefined {
  if ('offsets' in model) return model.offsets.map((at) => newestSamples(orbit, at, model.channels))
  if (!('members' in model)) return undefined
  return model.members.map((member) => slice(iterate(member, state, steps, orbit.times[0]), 1))
}

function fieldContinuer(model: OdeSystem | EnsembleField, { interval, integrator }: ContinuationOptions): Continuer {
  const { name, dim } = model
  const continueFrom = (start: ForecastStart, steps: number): Continuation => {
    const state = 'times' in start ? stateAt(checkHistory(name, start, dim, 1), -1) : start
    const from = startTime(start)
    const dt = interval ?? intervalOf(start)
    const times = timeGrid(from, dt, steps)
    const run = (one: OdeSystem): Trajectory => slice(integrate(one, state, times, integrator), 1)
    const states = run(model)
    const members = 'members' in model && model.members.map(run)
    return { from, interval: dt, trajectory: states, states, ...(members && { members }) }
  }
  return { name, channels: dim, memory: 1, continueFrom }
}

function startTime(start: ForecastStart): number {
  return 'times' in start ? start.times[start.times.length - 1] : 0
}

function intervalOf(start: ForecastStart): number {
  if ('times' in start && start.times.length > 1) return uniformInterval(start.times, 'forecast: the history')
  throw new RangeError('forecast: no interval for a vector field from a single state; give `interval`')
}

/** That of the members together, where the ensemble has none itself. */
function regionOf(model: System): Box | undefined {
  const fits = (box: Box): boolean => box.lower.length === model.dim
  const boxes = ('members' in model ? (model as EnsembleMap).members : [model]).flatMap((one) =>
    'trainingRegion' in one && fits(one.trainingRegion as Box) ? [one.trainingRegion as Box] : [],
  )
  if (boxes.length === 0) return undefined
  const over = (pick: (box: Box) => readonly number[], choose: (...values: number[]) => number): number[] =>
    Array.from({ length: model.dim }, (_, j) => choose(...boxes.map((box) => pick(box)[j])))
  return { lower: over(({ lower }) => lower, Math.min), upper: over(({ upper }) => upper, Math.max) }
}
