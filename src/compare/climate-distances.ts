import { samplingInterval } from '../dataset/sampling-interval.ts'
import { standardDeviation } from '../math/statistics.ts'
import { component, type Trajectory } from '../trajectory.ts'
import { hellingerDistance } from './hellinger-distance.ts'
import { klDivergence } from './kl-divergence.ts'
import { type SlicedWasserstein, type SlicedWassersteinOptions, slicedWasserstein } from './sliced-wasserstein.ts'
import type { Divergence, DivergenceOptions } from './smoothed-samples.ts'
import { type SpectrumDistance, type SpectrumDistanceOptions, spectrumDistance } from './spectrum-distance.ts'
import { type Judgement, judge } from './yardstick.ts'

/** A number that could not be had, and why. */
export interface Missing {
  readonly measure: string
  readonly reason: string
}

export interface DistanceOptions {
  /** Also the Kullback–Leibler divergence; default false. */
  readonly kl?: boolean
  /** Distances up to this count as agreement even where the truth agrees with itself better than that; default 0.05. */
  readonly tolerance?: number
  readonly wasserstein?: SlicedWassersteinOptions
  /** Of Hellinger distance and Kullback–Leibler divergence. */
  readonly density?: DivergenceOptions
  readonly spectrum?: SpectrumDistanceOptions
}

/** How far the long-run statistics of model and truth are apart. Each carries its settings, sample sizes and yardsticks. */
export interface ClimateDistances {
  readonly slicedWasserstein?: SlicedWasserstein & Judgement
  readonly hellinger?: Divergence & Judgement
  readonly kl?: Divergence & Judgement
  /** Of power spectra; judged is the mean over variables. */
  readonly spectrum?: SpectrumDistance & Judgement
}

/** The truth's own spread is that between so many parts: the largest of 120 and of 28 distances is seldom exceeded by chance. */
const PARTS = { states: 16, spectra: 8 }
/** Five states in each part of the truth. */
const FEWEST_STATES = 5 * PARTS.states
/** Each part has a spectrum of its own. */
const FEWEST_SAMPLES = 16 * PARTS.spectra
/** For the many distances between parts, which are large. */
const FOR_PARTS = { projections: 30, draws: 100 }
const TOLERANCE = 0.05

/** @param scale Shape [dim]: unit of each variable. */
export function climateDistances(
  truth: Trajectory,
  model: Trajectory,
  scale: ArrayLike<number>,
  options: DistanceOptions = {},
): { readonly distances: ClimateDistances; readonly missing: readonly Missing[] } {
  const few = tooFew(truth, model, FEWEST_STATES)
  const noSpectrum = tooFew(truth, model, FEWEST_SAMPLES) ?? intervalProblem(truth, model)
  const names = [
    'sliced Wasserstein distance',
    'Hellinger distance',
    ...(options.kl ? ['Kullback–Leibler divergence'] : []),
  ]
  return {
    distances: {
      ...(!few && ofStates(truth, model, scale, options)),
      ...(!noSpectrum && { spectrum: ofSpectra(truth, model, options) }),
    },
    missing: [
      ...(few ? names.map((measure) => ({ measure, reason: few })) : []),
      ...(noSpectrum ? [{ measure: 'distance of power spectra', reason: noSpectrum }] : []),
    ],
  }
}

function ofStates(
  truth: Trajectory,
  model: Trajectory,
  scale: ArrayLike<number>,
  { kl = false, tolerance = TOLERANCE, wasserstein, density }: DistanceOptions,
): ClimateDistances {
  const settings = { scale, ...wasserstein }
  const rule = { tolerance, parts: PARTS.states }
  const carried = slicedWasserstein(truth, model, settings)
  const carriedBetween = (a: Trajectory, b: Trajectory): number =>
    slicedWasserstein(a, b, { ...settings, projections: FOR_PARTS.projections }).distance
  const smoothed = (measure: typeof klDivergence, power: 1 | 2): Divergence & Judgement => {
    const found = measure(truth, model, { scale, ...density })
    const same = { scale, ...density, bandwidth: found.bandwidth, draws: FOR_PARTS.draws }
    const between = (a: Trajectory, b: Trajectory): number => measure(a, b, same).value
    return { ...found, ...judge(found.value, truth, model, between, { ...rule, power }) }
  }
  return {
    slicedWasserstein: { ...carried, ...judge(carried.distance, truth, model, carriedBetween, { ...rule, power: 1 }) },
    hellinger: smoothed(hellingerDistance, 1),
    ...(kl && { kl: smoothed(klDivergence, 2) }),
  }
}

function ofSpectra(
  truth: Trajectory,
  model: Trajectory,
  { tolerance = TOLERANCE, spectrum }: DistanceOptions,
): SpectrumDistance & Judgement {
  const settings = { ...spectrum, segment: spectrum?.segment ?? defaultSegment(truth, model) }
  const found = spectrumDistance(truth, model, settings)
  const between = (a: Trajectory, b: Trajectory): number => spectrumDistance(a, b, settings).mean
  return { ...found, ...judge(found.mean, truth, model, between, { tolerance, parts: PARTS.spectra, power: 1 }) }
}

/** The longest segment that fits into half of each part of the truth and into the model. */
function defaultSegment(truth: Trajectory, model: Trajectory): number {
  const half = Math.floor(truth.times.length / PARTS.spectra / 2)
  return 2 ** Math.floor(Math.log2(Math.min(half, model.times.length)))
}

function tooFew(truth: Trajectory, model: Trajectory, fewest: number): string | undefined {
  const [n, m] = [truth.times.length, model.times.length]
  if (n < fewest || m < fewest)
    return `the truth has ${n} states and the model ${m}; at least ${fewest} of each are needed`
  return undefined
}

function intervalProblem(truth: Trajectory, model: Trajectory): string | undefined {
  const still = Array.from({ length: truth.dim }, (_, j) => j).find((j) => standardDeviation(component(truth, j)) === 0)
  if (still !== undefined) return `variable ${still} of the truth is constant and has no spectrum`
  try {
    samplingInterval([truth, model])
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}
