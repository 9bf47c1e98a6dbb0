import { trajectoryList } from '../../dataset/checks.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { standardScaler } from '../../dataset/scaling.ts'
import { factorSource } from '../../math/least-squares/factor-source.ts'
import { bestRidge, ridgePath } from '../../math/least-squares/ridge-path.ts'
import { type Ridge, solveFactor } from '../../math/least-squares/solve-factor.ts'
import { median } from '../../math/statistics.ts'
import { featureWriter, freeCount } from '../../network/features.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type FlowMap, type FlowMapRecipe, withReadout } from '../flow-map.ts'
import { embedder } from '../input-embedding.ts'
import type { Make } from '../source.ts'
import { fitStart } from './fit-start.ts'
import { type ReadoutMap, type ShotWindow, windowRows } from './window-rows.ts'

export interface RefineOptions {
  /**
   * Samples over which an orbit of the map has to follow the observations, one Gauss–Newton step for each entry.
   * Longer windows see small errors of the map grow; up to one or two Lyapunov times. Default [50, 100, 200].
   */
  readonly windows?: readonly number[]
  /** Penalty on the neurons' coefficients; default 'generalized-cross-validation'. */
  readonly ridge?: Ridge | 'generalized-cross-validation'
  /** Standard deviation of the observations' noise, one for each variable, up to a common factor; default theirs. */
  readonly unit?: ArrayLike<number>
}

/** What one Gauss–Newton step did. */
export interface Refinement {
  /** Samples in a window. */
  readonly window: number
  /** Windows that took part; those whose orbit did not stay finite are left out. */
  readonly used: number
  readonly of: number
  /** Root mean square of observation less orbit, in units, as linearized: the noise, where the map can be right. */
  readonly observationRmse: number
  readonly ridge: number
  readonly effectiveDegrees: number
}

export interface RefinedFlowMap extends FlowMap {
  readonly refinements: readonly Refinement[]
}

/**
 * Fits a learned flow map's readout anew to noisy observations by multiple shooting: over each window an orbit of the map
 * itself, with a start of its own, has to pass near the observations. A one-step fit takes noise in its inputs for
 * states; this one does not, because its inputs are the orbit's. Each Gauss–Newton step is one linear least-squares
 * problem for the readout, with the starts eliminated.
 *
 * Source: H. G. Bock, in Modelling of Chemical Reaction Systems (Springer 1981), 102-125.
 *
 * Symmetries and conserved sums that the map was learned under are not kept.
 *
 * @param map From states that were smoothed, or the orbits will not follow the observations at first.
 * @param observations Not smoothed, one sample for each application of the map.
 * @throws RangeError if the observations do not fit the map, are shorter than a window, or no orbit stays finite.
 */
export function refineFlowMap(
  map: FlowMap,
  observations: Trajectory | readonly Trajectory[],
  { windows = [50, 100, 200], ridge = 'generalized-cross-validation', unit }: RefineOptions = {},
): RefinedFlowMap {
  const list = checked(map, observations, windows)
  const units = unit ? Float64Array.from(unit) : standardScaler(joined(list), map.dim).scale
  let refined: RefinedFlowMap = { ...map, refinements: [] }
  // Orbits of one pass are the first guess of the next, whose windows are longer.
  const guesses = list.map(({ states }) => states.slice())
  for (const window of windows) refined = refineOnce(refined, list, guesses, window, units, ridge)
  return refinedFlowMap(refined, refined.refinements)
}

/** A refined flow map as plain data. */
export type RefinedFlowMapRecipe = {
  readonly learner: 'refined-flow-map'
  readonly map: FlowMapRecipe
  readonly refinements: readonly Refinement[]
}

export function refinedFlowMapOf({ map, refinements }: RefinedFlowMapRecipe, make: Make): RefinedFlowMap {
  return refinedFlowMap(make(map) as FlowMap, refinements)
}

function refinedFlowMap(map: FlowMap, refinements: readonly Refinement[]): RefinedFlowMap {
  const { recipe: inner, ...rest } = map
  const recipe: RefinedFlowMapRecipe | undefined = inner && {
    learner: 'refined-flow-map',
    map: inner as FlowMapRecipe,
    refinements,
  }
  return Object.freeze({ ...rest, refinements, ...(recipe && { recipe }) })
}

/** A window is left out where its orbit misses by more than this many times the median: it follows another course. */
const ASTRAY = 3

function refineOnce(
  map: RefinedFlowMap,
  observations: readonly Trajectory[],
  guesses: readonly Float64Array[],
  window: number,
  unit: Float64Array,
  asked: NonNullable<RefineOptions['ridge']>,
): RefinedFlowMap {
  const { network, dim } = map
  const readoutMap = readoutMapOf(map)
  const fits = observations.map((trajectory, i) => fitWindows(readoutMap, trajectory, guesses[i], window, unit))
  const all = fits.flat()
  const typical = median(all.map(({ rms }) => rms))
  const shots = all.filter(({ rms }) => rms <= ASTRAY * typical)
  if (!Number.isFinite(typical))
    throw new RangeError(
      `refineFlowMap: few orbits of ${window} samples stay finite; learn the map from smoothed states, or use shorter windows`,
    )
  const factor = factorSource(windowRows(readoutMap, shots, unit), network.readout.length, 1)
  const free = dim * freeCount(network.inputDim, network.linear)
  const { coefficients, report } = solveFactor(factor, chooseRidge(factor, asked, free), free)
  const refinement: Refinement = {
    window,
    used: shots.length,
    of: all.length,
    observationRmse: report.trainingRmse[0],
    ridge: report.ridge,
    effectiveDegrees: report.effectiveDegrees,
  }
  return {
    ...withReadout(map, observations[0], coefficients),
    refinements: [...map.refinements, refinement],
  }
}

function chooseRidge(
  factor: Parameters<typeof ridgePath>[0],
  asked: NonNullable<RefineOptions['ridge']>,
  free: number,
): Ridge {
  if (typeof asked === 'object') return asked
  const path = ridgePath(factor, free)
  return bestRidge(path, path.generalizedCrossValidation).ridge
}

/** The map in its own units, as something linear in its readout. */
function readoutMapOf(map: FlowMap): ReadoutMap {
  const { network, outputScaler, dim } = map
  const embed = embedder(map)
  const x = new Float64Array(network.inputDim)
  const write = featureWriter(network.layers, network.linear)
  return {
    dim,
    advance: (y, next) => map.advance(y, next, 0),
    jacobian: (y, j) => map.jacobian!(0, y, j),
    readout: network.readout,
    gain: outputScaler.scale,
    features(y, out) {
      embed(y, x)
      write(x, out)
    },
  }
}

interface FittedWindow extends ShotWindow {
  readonly rms: number
}

/** The whole windows of a trajectory, one after another, with their orbits, which also replace the guesses. */
function fitWindows(
  map: ReadoutMap,
  { dim, states, times }: Trajectory,
  guesses: Float64Array,
  window: number,
  unit: Float64Array,
): FittedWindow[] {
  const length = window * dim
  return Array.from({ length: Math.floor(times.length / window) }, (_, q) => {
    const observed = states.subarray(q * length, (q + 1) * length)
    const guess = guesses.slice(q * length, q * length + dim)
    const fit = fitStart(map, observed, guess, unit)
    if (!fit) return { observed, start: guess, rms: Number.POSITIVE_INFINITY }
    guesses.set(fit.orbit.states, q * length)
    return { observed, start: fit.start, rms: fit.rms }
  })
}

function joined(list: readonly Trajectory[]): Float64Array {
  const { dim } = list[0]
  const all = new Float64Array(list.reduce((sum, { times }) => sum + times.length * dim, 0))
  let offset = 0
  for (const { states } of list) {
    all.set(states, offset)
    offset += states.length
  }
  return all
}

function checked(
  map: FlowMap,
  observations: Trajectory | readonly Trajectory[],
  windows: readonly number[],
): readonly Trajectory[] {
  const list = trajectoryList(observations, 'refineFlowMap')
  if (list[0].dim !== map.dim)
    throw new RangeError(`refineFlowMap: observations have dim ${list[0].dim}, but the map has dim ${map.dim}`)
  if (map.periods.length !== map.dim)
    throw new RangeError('refineFlowMap: the map has controls; only a map of the state alone can be refined')
  const dt = samplingInterval(list)
  if (Math.abs(dt - map.dt) > 1e-6 * Math.abs(map.dt))
    throw new RangeError(
      `refineFlowMap: samples are ${dt} apart, but the map advances by ${map.dt}; learn it with stride 1`,
    )
  if (windows.length === 0) throw new RangeError('refineFlowMap: windows is empty; give at least one length')
  const longest = Math.max(...list.map(({ times }) => times.length))
  for (const window of windows)
    if (!Number.isInteger(window) || window < 2 || window > longest)
      throw new RangeError(`refineFlowMap: window must be a whole number from 2 to ${longest} samples, got ${window}`)
  return list
}
