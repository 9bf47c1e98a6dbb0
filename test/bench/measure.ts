import { activationFlops, fitFlops, rolloutFlops } from './flops.ts'
import type { Entry } from './plan.ts'
import { DIM } from './problem.ts'
import type { Row } from './row.ts'
import { runJob } from './run-job.ts'

/**
 * Measures an entry; a failure is a row too.
 *
 * @param peak Of one thread, in GFLOP/s. @param before Rows of the same group, to compare with.
 */
export async function measure(
  { name, job, skip }: Entry,
  folder: string,
  peak: number | undefined,
  before: readonly Row[],
): Promise<Row> {
  const row = emptyRow(name, job)
  if (skip !== undefined) return { ...row, note: `skipped: ${skip}` }
  try {
    const measurement = await runJob({ ...job, folder })
    const { seconds } = measurement
    return { ...row, ...measurement, ...speed(job, seconds, peak), ...ratios({ ...row, seconds }, before) }
  } catch (error) {
    return failedRow(row, error)
  }
}

export function emptyRow(name: string, { kind, count, k, workers }: Entry['job']): Row {
  const outputs = kind === 'activation' ? 1 : DIM
  return { name, n: count, k, outputs, workers, seconds: null, gflops: null, peakFraction: null, rssMiB: null }
}

export function failedRow(row: Row, error: unknown): Row {
  return { ...row, note: `failed: ${(error as Error).message}` }
}

export function isFailure({ note }: Row): boolean {
  return note?.startsWith('failed: ') ?? false
}

function speed({ kind, count, k, workers }: Entry['job'], seconds: number, peak?: number): Partial<Row> {
  const flops =
    kind === 'rollout'
      ? rolloutFlops(count, k, DIM)
      : kind === 'activation'
        ? activationFlops(count)
        : fitFlops(count, k, DIM)
  const gflops = flops / seconds / 1e9
  return {
    gflops,
    peakFraction: peak === undefined ? null : gflops / (workers * peak),
    ...(kind === 'rollout' && { stepsPerSecond: count / seconds }),
    ...(kind === 'activation' && { valuesPerSecond: count / seconds }),
  }
}

/** How many times as fast as numpy on as many threads, and as itself on one. */
function ratios(
  { name, workers, seconds }: { readonly name: string; readonly workers: number; readonly seconds: number },
  before: readonly Row[],
): Partial<Row> {
  const numpy = before.find((row) => row.name.endsWith(' numpy') && row.workers === workers)?.seconds
  const oneWorker = before.find((row) => row.name === name && row.workers === 1)?.seconds
  return { ...(numpy && { vsNumpy: numpy / seconds }), ...(oneWorker && { vsOneWorker: oneWorker / seconds }) }
}
