import type { RawRecord } from './raw-record.ts'

/** Times and values of one variable without a gap. */
export interface Run {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** A stretch of time in which no variable has a gap, with the run of each variable that covers it. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly runs: readonly Run[]
}

/** The values of one variable, apart wherever none was measured for longer than `maxGap`. @throws RangeError for no value. */
export function runsOf({ dim, times, states, variables }: RawRecord, j: number, maxGap: number, who: string): Run[] {
  const known = Int32Array.from(times.keys()).filter((i) => !Number.isNaN(states[i * dim + j]))
  if (known.length === 0) throw new RangeError(`${who}: variable ${variables?.[j] ?? j} has no value at all; drop it`)
  const starts = Array.from(known.keys()).filter((k) => k === 0 || times[known[k]] - times[known[k - 1]] > maxGap)
  return starts.map((start, s) => {
    const rows = known.subarray(start, starts[s + 1] ?? known.length)
    return { x: Float64Array.from(rows, (i) => times[i]), y: Float64Array.from(rows, (i) => states[i * dim + j]) }
  })
}

/** Where the runs of all variables overlap, in the order of time. @param runs Those of each variable. */
export function coveredSpans(runs: readonly (readonly Run[])[]): Span[] {
  const spans: Span[] = []
  const at = runs.map(() => 0)
  while (runs.every((list, j) => at[j] < list.length)) {
    const current = runs.map((list, j) => list[at[j]])
    const ends = current.map(({ x }) => x[x.length - 1])
    const from = Math.max(...current.map(({ x }) => x[0]))
    const to = Math.min(...ends)
    if (from <= to) spans.push({ from, to, runs: current })
    at[ends.indexOf(to)]++
  }
  return spans
}
