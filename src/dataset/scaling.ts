import { firstNonFinite, norm } from '../math/vector.ts'
import { checkCount } from './checks.ts'

/** An affine map per column: scaled = (value − mean) / scale. Plain data, stored with the model that needs it. */
export interface Scaler {
  /** Shape [dim]. */
  readonly mean: Float64Array
  /** Shape [dim]; never zero. */
  readonly scale: Float64Array
}

/**
 * The scaler that gives every column mean 0 and standard deviation 1 (divisor n).
 *
 * A column that is constant, exactly or up to rounding, gets scale 1: there is nothing to magnify but rounding.
 *
 * @param values Shape [n, dim], row-major, finite; n ≥ 1.
 */
export function standardScaler(values: Float64Array, dim: number): Scaler {
  checkCount(dim, 'standardScaler: dim')
  if (values.length === 0 || values.length % dim !== 0)
    throw new RangeError(`standardScaler: ${values.length} values are not one or more rows of dim ${dim}`)
  const bad = firstNonFinite(values)
  if (bad >= 0)
    throw new RangeError(`standardScaler: row ${Math.floor(bad / dim)}, column ${bad % dim} is ${values[bad]}`)
  const scaler = { mean: new Float64Array(dim), scale: new Float64Array(dim) }
  const column = new Float64Array(values.length / dim)
  for (let j = 0; j < dim; j++) {
    for (let i = 0; i < column.length; i++) column[i] = values[i * dim + j]
    scaler.mean[j] = accurateMean(column)
    scaler.scale[j] = deviation(column, scaler.mean[j])
  }
  return scaler
}

/** The scaler that changes nothing. @param values Shape [n, dim]. */
export function unitScaler(_values: Float64Array, dim: number): Scaler {
  return { mean: new Float64Array(dim), scale: new Float64Array(dim).fill(1) }
}

/** Rows in units of the scaler: (value − mean) / scale. `out` may be `rows`. */
export function scaleRows(
  { mean, scale }: Scaler,
  rows: Float64Array,
  out: Float64Array = new Float64Array(rows.length),
): Float64Array {
  checkRows('scaleRows', mean.length, rows, out)
  const dim = mean.length
  for (let i = 0; i < rows.length; i++) out[i] = (rows[i] - mean[i % dim]) / scale[i % dim]
  return out
}

/** Rows back in their own units: value · scale + mean. `out` may be `rows`. */
export function unscaleRows(
  { mean, scale }: Scaler,
  rows: Float64Array,
  out: Float64Array = new Float64Array(rows.length),
): Float64Array {
  checkRows('unscaleRows', mean.length, rows, out)
  const dim = mean.length
  for (let i = 0; i < rows.length; i++) out[i] = rows[i] * scale[i % dim] + mean[i % dim]
  return out
}

/** The second pass removes the rounding of the first. */
function accurateMean(column: Float64Array): number {
  let mean = 0
  for (let pass = 0; pass < 2; pass++) {
    let sum = 0
    for (let i = 0; i < column.length; i++) sum += column[i] - mean
    mean += sum / column.length
  }
  return mean
}

function deviation(column: Float64Array, mean: number): number {
  return scaleFrom('standardScaler', norm(column.map((value) => value - mean)) / Math.sqrt(column.length), mean)
}

/** The scale of a column with this standard deviation and mean: 1 where it is constant up to rounding. */
export function scaleFrom(who: string, spread: number, mean: number): number {
  if (!Number.isFinite(spread))
    throw new RangeError(`${who}: values so large that their sum overflows; change their unit`)
  return spread <= 4 * Number.EPSILON * Math.abs(mean) ? 1 : spread
}

function checkRows(caller: string, dim: number, rows: Float64Array, out: Float64Array): void {
  if (rows.length % dim !== 0) throw new RangeError(`${caller}: ${rows.length} values are not whole rows of dim ${dim}`)
  if (out.length !== rows.length) throw new RangeError(`${caller}: out has length ${out.length}, rows ${rows.length}`)
}
