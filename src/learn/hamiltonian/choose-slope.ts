import { randomInteger, seededRandom } from '../../math/random.ts'
import { norm } from '../../math/vector.ts'
import { termBasis } from './energy-basis.ts'
import { type GradientData, pickSamples } from './gradient-data.ts'
import { type SamplingOptions, sampleTerm, type TermView } from './sample-term.ts'
import { type EnergyRidge, gradientMisfit, solveEnergy } from './solve-energy.ts'

/** Slopes 2ᵏ that are tried: every third one first, for the error may have several valleys, then around the best. */
const STEEPEST = 4
const FLATTEST = -8
const STRIDE = 3
/** Neurons, rows per column and held-out samples that suffice for a choice. */
const WIDEST = 500
const ROWS_PER_COLUMN = 3
const HELD_OUT = 500
/** The stream of random numbers that splits the data; the layers have the first ones. */
const STREAM = 64

/**
 * The slope scale whose fit, to a part of the data, has the least error: that of the gradient at the rest of the data, in
 * units of energy, and the rounding of an energy that is a sum of large terms. The gradient of flat neurons hides the latter.
 */
export function chooseSlope(
  view: TermView,
  data: GradientData,
  options: SamplingOptions,
  ridge: EnergyRidge,
  targets?: Float64Array,
): number {
  const width = narrowed(options.width)
  const order = shuffled(data.size, options.seed)
  const heldOut = Math.min(HELD_OUT, Math.ceil(data.size / 5))
  const test = pickSamples(data, order.subarray(0, heldOut))
  const errorAt = (slope: number): number => {
    const basis = termBasis(sampleTerm(view, { ...options, width }, slope, targets))
    const { entries } = view.shape
    const samples = Math.ceil((ROWS_PER_COLUMN * basis.count) / entries.length)
    const training = pickSamples(data, order.subarray(heldOut, heldOut + samples))
    const solution = solveEnergy(basis, training, entries, ridge)
    const misfit = Math.sqrt(gradientMisfit(basis, test, entries, solution) / (heldOut * entries.length))
    const error = misfit + Number.EPSILON * norm(solution.coefficients)
    return Number.isFinite(error) ? error : Number.POSITIVE_INFINITY
  }
  return leastError(errorAt)
}

function leastError(errorAt: (slope: number) => number): number {
  const errors = new Map<number, number>()
  const attempt = (k: number): void => {
    if (!errors.has(k)) errors.set(k, errorAt(2 ** k))
  }
  for (let k = STEEPEST; k >= FLATTEST; k -= STRIDE) attempt(k)
  const best = (): number => [...errors].reduce((a, b) => (b[1] < a[1] ? b : a))[0]
  for (let reach = STRIDE - 1; reach >= 1; reach--) {
    const center = best()
    attempt(center - reach)
    attempt(center + reach)
  }
  return 2 ** best()
}

function narrowed(width: number | readonly number[]): number | readonly number[] {
  return typeof width === 'number' ? Math.min(WIDEST, width) : width
}

/** The whole numbers below n in random order. */
function shuffled(n: number, seed: number): Int32Array {
  const random = seededRandom(seed, STREAM)
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = randomInteger(random, i + 1)
    ;[order[i], order[j]] = [order[j], order[i]]
  }
  return order
}
