import type { Pool } from '../../src/parallel/pool.ts'
import { failedRow } from './evaluate.ts'
import type { Job, Row } from './row.ts'

/**
 * Works off the jobs on all workers of a pool, whose task 'evaluate' makes a row of a job. One that takes longer than
 * `limit` seconds or takes its worker down gets a failed row, and the rest goes on.
 *
 * @param take Gets the rows as they come, in no order.
 */
export async function runJobs(
  pool: Pool,
  jobs: readonly Job[],
  { limit, take }: { readonly limit: number; readonly take: (row: Row) => void },
): Promise<void> {
  let next = 0
  // A lane hands over its job only when a worker is free: the time limit must not count the time in line.
  const lane = async (): Promise<void> => {
    while (next < jobs.length) take(await rowOf(pool, jobs[next++], limit))
  }
  await Promise.all(Array.from({ length: pool.size }, lane))
}

async function rowOf(pool: Pool, job: Job, limit: number): Promise<Row> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(new Error(`not done after ${limit} s`)), 1000 * limit)
  try {
    return await pool.run<Row>('evaluate', job, { signal: stop.signal })
  } catch (error) {
    return failedRow(job, error)
  } finally {
    clearTimeout(timer)
  }
}
