/**
 * Adds factor · x to y, whose rounding errors gather in `rest`: y + rest is the sum in about twice the precision.
 * Source: D. E. Knuth, The Art of Computer Programming II, section 4.2.2, theorem B.
 *
 * @param x Entries x[0] … go to y[offset] …
 */
export function addCompensated(
  y: Float64Array,
  rest: Float64Array,
  factor: number,
  x: Float64Array,
  offset: number,
): void {
  for (let i = 0; i < x.length; i++) {
    const before = y[offset + i]
    const change = factor * x[i] + rest[offset + i]
    const after = before + change
    const taken = after - before
    y[offset + i] = after
    rest[offset + i] = before - (after - taken) + (change - taken)
  }
}
