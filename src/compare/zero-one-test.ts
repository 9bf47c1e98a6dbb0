import { seededRandom } from '../math/random.ts'
import { mean, median } from '../math/statistics.ts'
import { cos, sin } from '../math/trigonometric.ts'

export interface ZeroOneOptions {
  /** Random frequencies that the median is taken over; default 100. */
  readonly frequencies?: number
  /** Default 0. */
  readonly seed?: number
}

export interface ZeroOneTest {
  /** The median of `values`: near 1 for chaos, near 0 for regular motion. */
  readonly k: number
  /** One for each frequency; for regular motion with some resonant ones. */
  readonly values: Float64Array
  /** In radians per sample, from π/5 to 4π/5. */
  readonly frequencies: Float64Array
}

const FEWEST = 100

/**
 * Gottwald and Melbourne's 0–1 test for chaos in a scalar record: whether the record, played as steps of a walker who turns
 * by the same angle each time, makes him wander off like a random walk or stay near. It needs neither a model nor an
 * embedding, but a record that is not sampled too finely: a quarter of a turn around the attractor between samples.
 *
 * Source: G. A. Gottwald, I. Melbourne, SIAM J. Appl. Dyn. Syst. 8, 129–145 (2009), section 3.
 *
 * @param series Shape [n], n ≥ 100; a thousand or more for a clear answer.
 * @throws RangeError for a shorter series, values that are not finite, and options out of range.
 */
export function zeroOneTest(
  series: ArrayLike<number>,
  { frequencies = 100, seed = 0 }: ZeroOneOptions = {},
): ZeroOneTest {
  if (series.length < FEWEST)
    throw new RangeError(`zeroOneTest: ${series.length} samples, at least ${FEWEST} are needed`)
  if (!(Number.isInteger(frequencies) && frequencies > 0))
    throw new RangeError(`zeroOneTest: frequencies must be a positive whole number, got ${frequencies}`)
  const x = Float64Array.from(series)
  const bad = x.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) throw new RangeError(`zeroOneTest: series[${bad}] must be finite, got ${x[bad]}`)
  const random = seededRandom(seed)
  const chosen = new Float64Array(frequencies).map(() => (Math.PI / 5) * (1 + 3 * random()))
  const values = chosen.map((frequency) => growth(x, frequency))
  return { k: median(values), values, frequencies: chosen }
}

/** The correlation of the walker's mean squared displacement with time, without its oscillating part. */
function growth(x: Float64Array, frequency: number): number {
  const { p, q } = walk(x, frequency)
  const longest = Math.floor(x.length / 10)
  const samples = x.length - longest
  const square = mean(x) ** 2
  const displacement = new Float64Array(longest)
  for (let lag = 1; lag <= longest; lag++) {
    let sum = 0
    for (let i = 0; i < samples; i++) sum += (p[i + lag] - p[i]) ** 2 + (q[i + lag] - q[i]) ** 2
    const oscillation = (square * (1 - cos(lag * frequency))) / (1 - cos(frequency))
    displacement[lag - 1] = sum / samples - oscillation
  }
  return correlationWithTime(displacement)
}

/** Where the walker is after each step; shape [n]. */
function walk(x: Float64Array, frequency: number): { readonly p: Float64Array; readonly q: Float64Array } {
  const p = new Float64Array(x.length)
  const q = new Float64Array(x.length)
  let [along, across] = [0, 0]
  for (let i = 0; i < x.length; i++) {
    along += x[i] * cos((i + 1) * frequency)
    across += x[i] * sin((i + 1) * frequency)
    p[i] = along
    q[i] = across
  }
  return { p, q }
}

/** Pearson's correlation of the values with their positions; 0 for constant values. */
function correlationWithTime(values: Float64Array): number {
  const center = mean(values)
  const middle = (values.length - 1) / 2
  let [products, squares, times] = [0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    products += (values[i] - center) * (i - middle)
    squares += (values[i] - center) ** 2
    times += (i - middle) ** 2
  }
  return squares === 0 ? 0 : products / Math.sqrt(squares * times)
}
