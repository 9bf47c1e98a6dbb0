import { randomInteger, seededRandom } from '../math/random.ts'

export interface HoldOutOptions {
  /** Fraction of the rows that are held out; default 0.2. */
  readonly fraction?: number
  /**
   * Which rows: the end of each of so many equal stretches of the data, for rows in order of time (1: the end of the
   * record), or any rows, for rows that do not depend on each other. Default { blocks: 10 }.
   */
  readonly by?: { readonly blocks: number } | 'random'
  /** Of random rows; default 0. */
  readonly seed?: number
}

/** Row numbers, ascending. */
export interface RowSplit {
  readonly train: Int32Array
  readonly test: Int32Array
}

/** @throws RangeError for a fraction outside (0, 1), a number of blocks that is not positive, or if a part is empty. */
export function holdOutRows(
  size: number,
  { fraction = 0.2, by = { blocks: 10 }, seed = 0 }: HoldOutOptions = {},
): RowSplit {
  if (!(fraction > 0 && fraction < 1))
    throw new RangeError(`holdOutRows: fraction must lie between 0 and 1, got ${fraction}`)
  const held = by === 'random' ? randomRows(size, fraction, seed) : blockEnds(size, fraction, by.blocks)
  const rows = Int32Array.from(held, (_, i) => i)
  const split = { train: rows.filter((i) => !held[i]), test: rows.filter((i) => held[i]) }
  if (split.train.length === 0 || split.test.length === 0)
    throw new RangeError(`holdOutRows: fraction ${fraction} of ${size} rows leaves one part empty`)
  return split
}

/** Copies of some rows. @param values Shape [n, dim], row-major. */
export function takeRows(values: Float64Array, dim: number, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length * dim)
  for (const [k, i] of rows.entries()) taken.set(values.subarray(i * dim, (i + 1) * dim), k * dim)
  return taken
}

function blockEnds(size: number, fraction: number, blocks: number): Uint8Array {
  if (!(Number.isInteger(blocks) && blocks > 0))
    throw new RangeError(`holdOutRows: blocks must be a positive whole number, got ${blocks}`)
  const held = new Uint8Array(size)
  for (let b = 0; b < blocks; b++) {
    const [start, end] = [Math.floor((b * size) / blocks), Math.floor(((b + 1) * size) / blocks)]
    held.fill(1, end - Math.round(fraction * (end - start)), end)
  }
  return held
}

/** The first of a shuffle (Fisher and Yates). */
function randomRows(size: number, fraction: number, seed: number): Uint8Array {
  const random = seededRandom(seed, STREAM)
  const order = Int32Array.from({ length: size }, (_, i) => i)
  const held = new Uint8Array(size)
  for (let k = 0; k < Math.round(fraction * size); k++) {
    const other = k + randomInteger(random, size - k)
    ;[order[k], order[other]] = [order[other], order[k]]
    held[order[k]] = 1
  }
  return held
}

/** Not one that hidden layers are sampled from. */
const STREAM = 101
