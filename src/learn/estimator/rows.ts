/**
 * Rows of numbers: an array for each, or flat and row-major with their dimension beside; where a row is one number, a
 * plain list of them.
 */
export type Rows =
  | readonly ArrayLike<number>[]
  | ArrayLike<number>
  | { readonly values: Float64Array; readonly dim: number }

export interface FlatRows {
  readonly size: number
  readonly dim: number
  /** Shape [size, dim], row-major; finite. */
  readonly values: Float64Array
}

/**
 * The rows side by side.
 *
 * @param what Opens the message of an error, such as 'learnRegressor: inputs'.
 * @throws RangeError for no rows, rows of different lengths, or a number that is not finite, with its row and column.
 */
export function flatRows(rows: Rows, what: string): FlatRows {
  const flat = 'dim' in rows ? withSize(rows, what) : typeof rows[0] === 'number' ? list(rows) : joined(rows, what)
  const { values, dim } = flat
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      throw new RangeError(
        `${what}: row ${Math.floor(i / dim)}, column ${i % dim} is ${values[i]}; leave such rows out`,
      )
  return flat
}

/** The same for rows that a model is asked about. @throws RangeError unless they have its dimension. */
export function rowsOfDim(rows: Rows, dim: number, what: string): FlatRows {
  const flat = flatRows(rows, what)
  if (flat.dim !== dim) throw new RangeError(`${what}: rows of ${flat.dim} numbers, but the model has ${dim}`)
  return flat
}

/** @throws RangeError unless there is one target for each row of inputs. */
export function checkLengths(caller: string, inputs: number, targets: number, what = 'targets'): void {
  if (inputs !== targets) throw new RangeError(`${caller}: ${inputs} rows of inputs, but ${targets} ${what}`)
}

function withSize({ values, dim }: { readonly values: Float64Array; readonly dim: number }, what: string): FlatRows {
  if (!(Number.isInteger(dim) && dim > 0 && values.length > 0 && values.length % dim === 0))
    throw new RangeError(`${what}: ${values.length} values are not one or more rows of dim ${dim}`)
  return { values, dim, size: values.length / dim }
}

function list(rows: ArrayLike<unknown>): FlatRows {
  return { values: Float64Array.from(rows as ArrayLike<number>), dim: 1, size: rows.length }
}

function joined(rows: ArrayLike<unknown>, what: string): FlatRows {
  if (rows.length === 0) throw new RangeError(`${what}: no rows`)
  const arrays = Array.from(rows as ArrayLike<ArrayLike<number>>)
  const dim = arrays[0].length
  const values = new Float64Array(arrays.length * dim)
  for (const [i, row] of arrays.entries()) {
    if (row.length !== dim || dim === 0)
      throw new RangeError(`${what}: row ${i} has ${row.length} numbers, row 0 has ${dim}`)
    values.set(row, i * dim)
  }
  return { values, dim, size: arrays.length }
}
