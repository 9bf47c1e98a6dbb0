/** @throws RangeError unless the value is positive and finite. */
export function checkPositive(who: string, what: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${who}: ${what} must be positive, got ${value}`)
}

/** @throws RangeError unless [low, high] are finite and in order. */
export function checkRange(who: string, what: string, low: number, high: number): void {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
    throw new RangeError(`${who}: ${what} must be finite and in order, got ${low} and ${high}`)
}
