import type { RowChunk, RowChunks } from './record-part.ts'

/** Which rows are wanted together. */
export interface WindowOptions {
  /** Rows that a row needs before and after it. */
  readonly before: number
  readonly after: number
  /** Usual time between rows; a step that differs from it by more than a tenth is a gap, as is a missing value. */
  readonly interval: number
}

/** Rows that follow one another without a gap, and their neighbors on both sides. */
export interface WindowRun {
  /** Index of the first of the rows in its record. */
  readonly first: number
  readonly size: number
  readonly dim: number
  /** Of the rows and, around them, `before` and `after` more; views that do not last. Shape [before + size + after]. */
  readonly times: Float64Array
  /** Shape [before + size + after, dim]. */
  readonly states: Float64Array
}

const SLACK = 0.1

/**
 * All rows that have their neighbors without a gap, in order, each once, however the record is cut into chunks.
 *
 * @param first Index of the first row of the chunks in its record.
 */
export async function* rowWindows(
  chunks: RowChunks,
  first: number,
  { before, after, interval }: WindowOptions,
): AsyncGenerator<WindowRun> {
  const more = before + after
  let tail: RowChunk | undefined
  let row = first
  for await (const chunk of chunks) {
    const buffer: RowChunk = tail ? joined(tail, chunk) : chunk
    const { dim, times, states } = buffer
    row -= tail?.times.length ?? 0
    for (const [from, to] of runs(buffer, interval))
      if (to - from > more)
        yield {
          first: row + from + before,
          size: to - from - more,
          dim,
          times: times.subarray(from, to),
          states: states.subarray(from * dim, to * dim),
        }
    const kept = Math.max(0, times.length - more)
    tail = { ...buffer, times: times.slice(kept), states: states.slice(kept * dim) }
    row += times.length
  }
}

function joined(tail: RowChunk, chunk: RowChunk): RowChunk {
  const times = new Float64Array(tail.times.length + chunk.times.length)
  const states = new Float64Array(tail.states.length + chunk.states.length)
  times.set(tail.times)
  times.set(chunk.times, tail.times.length)
  states.set(tail.states)
  states.set(chunk.states, tail.states.length)
  return { ...chunk, times, states }
}

/** First row and the row after the last one of each run without a gap. */
function* runs({ dim, times, states }: RowChunk, interval: number): Generator<[number, number]> {
  let start = 0
  for (let i = 0; i < times.length; i++) {
    let known = true
    for (let k = i * dim; k < (i + 1) * dim; k++) if (Number.isNaN(states[k])) known = false
    const follows = i === start || Math.abs(times[i] - times[i - 1] - interval) <= SLACK * interval
    if (known && follows) continue
    if (i > start) yield [start, i]
    start = known ? i : i + 1
  }
  if (times.length > start) yield [start, times.length]
}
