import type { Dataset } from '../../dataset/dataset.ts'
import { normalPairs } from '../../math/normal-pairs.ts'
import { seededRandom } from '../../math/random.ts'
import { standardDeviation } from '../../math/statistics.ts'
import type { Neighborhood } from './neighborhood.ts'

export interface RowOptions {
  /** Rows (a site at a time) that are drawn at random from all; default all of them. */
  readonly rows?: number
  /** Standard deviation of Gaussian noise on the inputs, in standard deviations of their channel; default 0. */
  readonly inputNoise?: number
  readonly seed?: number
}

/** No layer of a network draws from this stream. */
const ROWS_STREAM = 64
/** Tells these numbers from those of other purposes with the same seed. */
const NOISE_PURPOSE = 2

/**
 * Pairs of states as pairs of neighborhoods and what becomes of their site, all sites alike.
 *
 * @param states Pairs of whole states and their targets, both channel after channel.
 * @param increments Whether targets are given relative to the site's own inputs, noise included.
 * @throws RangeError for options out of range.
 */
export function siteRows(
  states: Dataset,
  { sites, channels, inputDim, places, own, beyond }: Neighborhood,
  { rows = states.size * sites, inputNoise = 0, seed = 0 }: RowOptions,
  increments: boolean,
  by: string,
): Dataset {
  const total = states.size * sites
  check(rows, total, inputNoise, by)
  const size = Math.min(rows, total)
  const dim = sites * channels
  const padded = new Float64Array(dim + channels)
  padded.set(beyond, dim)
  const inputs = new Float64Array(size * inputDim)
  const targets = new Float64Array(size * channels)
  const noise = inputNoise > 0 ? noiseOf(states, channels, inputNoise, seed) : undefined
  const random = seededRandom(seed, ROWS_STREAM)
  let now = -1
  for (let row = 0, k = 0; k < size; row++) {
    // Each of the rows that are left is as likely as the others.
    if (size < total && random() * (total - row) >= size - k) continue
    const state = Math.floor(row / sites)
    const site = row % sites
    if (state !== now) padded.set(states.inputs.subarray(state * dim, (state + 1) * dim))
    now = state
    const x = inputs.subarray(k * inputDim, (k + 1) * inputDim)
    for (let j = 0; j < inputDim; j++) x[j] = padded[places[site * inputDim + j]]
    noise?.(x, row)
    for (let c = 0; c < channels; c++)
      targets[k * channels + c] = states.targets[state * dim + c * sites + site] - (increments ? x[own[c]] : 0)
    k++
  }
  return { size, inputDim, targetDim: channels, inputs, targets }
}

function check(rows: number, total: number, inputNoise: number, by: string): void {
  if (!(Number.isInteger(rows) && rows >= 2))
    throw new RangeError(`${by}: rows must be a whole number from 2 up, got ${rows} (there are ${total})`)
  if (!(inputNoise >= 0 && Number.isFinite(inputNoise)))
    throw new RangeError(`${by}: inputNoise must be finite and not negative, got ${inputNoise}`)
}

/** Adds noise to the inputs of a row; the same for the same row, whichever others were drawn. */
function noiseOf(
  { inputs, inputDim, size }: Dataset,
  channels: number,
  level: number,
  seed: number,
): (x: Float64Array, row: number) => void {
  const sites = inputDim / channels
  const sigma = Array.from({ length: channels }, (_, c) => {
    const values = Float64Array.from(
      { length: size * sites },
      (_, k) => inputs[Math.floor(k / sites) * inputDim + c * sites + (k % sites)],
    )
    return level * standardDeviation(values)
  })
  const draw = normalPairs(seed, 0, NOISE_PURPOSE)
  return (x, row) => {
    for (let j = 0; j < x.length; j += 2) {
      const [first, second] = draw(row, j)
      x[j] += sigma[j % channels] * first
      if (j + 1 < x.length) x[j + 1] += sigma[(j + 1) % channels] * second
    }
  }
}
