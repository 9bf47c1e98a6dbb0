import type { ResultRow } from 'rhei/node'
import type { Claim } from './example.ts'

/** A claim as a line of a table: its number, how it was measured and what was expected. */
export function claimRow({ label, value, unit, note, atLeast, atMost }: Claim): ResultRow {
  const bounds = [atLeast === undefined ? '' : `at least ${atLeast}`, atMost === undefined ? '' : `at most ${atMost}`]
  const expected = bounds.filter(Boolean).join(' and ')
  const notes = [note, expected && `expected ${expected}`].filter(Boolean).join('; ')
  return { label, value: `${short(value)}${unit ? ` ${unit}` : ''}`, ...(notes && { note: notes }) }
}

function short(value: number): string {
  const size = Math.abs(value)
  return size === 0 || (size >= 1e-3 && size < 1e5) ? String(Number(value.toPrecision(3))) : value.toExponential(1)
}
