import { nestedPolynomial } from '../explicit/nested-polynomial.ts'

/** The polynomials of the steps taken, in a ring that grows as long as nothing is forgotten. */
export interface StepRecord {
  /** How many steps were added since the start, forgotten ones too; step i is the i-th of them. */
  count(): number
  /** Where the last step ends, 0 before the first. */
  end(): number
  /** Adds the step from t to t + h; `polynomial` has shape [rows, dim] and is copied. */
  add(t: number, h: number, polynomial: Float64Array): void
  /** Makes room: steps that end before this time are not asked for again. */
  forget(before: number): void
  /**
   * Writes the state at time s into out, from the step among first … last that holds s or is nearest to it, and answers
   * which that is. The search starts at step `near`.
   */
  at(s: number, first: number, last: number, near: number, out: Float64Array): number
  /** The last step, its polynomial copied into out: its start and length. */
  last(polynomial: Float64Array): { readonly t: number; readonly h: number }
}

export function stepRecord(dim: number, rows: number): StepRecord {
  const size = rows * dim
  let capacity = 64
  let starts = new Float64Array(capacity)
  let lengths = new Float64Array(capacity)
  let polynomials = new Float64Array(capacity * size)
  let oldest = 0
  let count = 0
  const slot = (i: number): number => i % capacity
  const grow = (): void => {
    const [from, to] = [capacity, 2 * capacity]
    const moved = (old: Float64Array, width: number) => {
      const grown = new Float64Array(to * width)
      for (let i = oldest; i < count; i++)
        grown.set(old.subarray((i % from) * width, ((i % from) + 1) * width), (i % to) * width)
      return grown
    }
    starts = moved(starts, 1)
    lengths = moved(lengths, 1)
    polynomials = moved(polynomials, size)
    capacity = to
  }
  return {
    count: () => count,
    end: () => (count === 0 ? 0 : starts[slot(count - 1)] + lengths[slot(count - 1)]),
    add(t, h, polynomial) {
      if (count - oldest === capacity) grow()
      starts[slot(count)] = t
      lengths[slot(count)] = h
      polynomials.set(polynomial, slot(count) * size)
      count++
    },
    forget(before) {
      while (oldest < count - 1 && starts[slot(oldest + 1)] < before) oldest++
    },
    at(s, first, last, near, out) {
      const least = Math.max(first, oldest)
      let i = Math.min(Math.max(near, least), last)
      while (i < last && s >= starts[slot(i + 1)]) i++
      while (i > least && s < starts[slot(i)]) i--
      const at = slot(i)
      nestedPolynomial(polynomials, at * size, rows, (s - starts[at]) / lengths[at], out)
      return i
    },
    last(polynomial) {
      const at = slot(count - 1)
      for (let i = 0; i < size; i++) polynomial[i] = polynomials[at * size + i]
      return { t: starts[at], h: lengths[at] }
    },
  }
}
