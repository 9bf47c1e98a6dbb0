import type { Work } from './contenders/contender.ts'

export interface Timed<T> {
  /** What the last repetition gave. */
  readonly value: T
  readonly seconds: number
  readonly firstSeconds: number
  readonly repetitions: number
}

/** Does the work once, and again while the budget lasts; the median and the first of the times it took. */
export async function repeat<T>(
  work: Work<T>,
  { seconds, most }: { readonly seconds: number; readonly most: number },
): Promise<Timed<T>> {
  const times: number[] = []
  for (let total = 0; ; ) {
    const start = performance.now()
    const value = await work()
    times.push((performance.now() - start) / 1000)
    total += times[times.length - 1]
    if (total >= seconds || times.length >= most)
      return { value, seconds: median(times), firstSeconds: times[0], repetitions: times.length }
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
