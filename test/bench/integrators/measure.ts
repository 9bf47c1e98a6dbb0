import { answerOf } from '../run-job.ts'
import { finalError } from './final-error.ts'
import type { Job, Run } from './job.ts'
import { SCIPY } from './methods.ts'
import { problemNamed } from './problems.ts'
import type { Row } from './row.ts'
import { scipyJob } from './scipy-job.ts'
import { ratio } from './table.ts'

/**
 * One row per tolerance; a failure is a row too.
 *
 * @param before Rows measured before, to compare with.
 */
export async function measure(job: Job, before: readonly Row[]): Promise<Row[]> {
  try {
    return (await runs(job)).map((run) => rowOf(job, run, before))
  } catch (error) {
    return job.tolerances.map((tolerance) => failedRow(job, tolerance, error as Error))
  }
}

async function runs(job: Job): Promise<Run[]> {
  const answer = job.method.startsWith(SCIPY)
    ? answerOf('test/bench/integrators/with_scipy.py', scipyJob(job), 1)
    : answerOf('test/bench/integrators/one.ts', job, 1)
  return (await answer) as Run[]
}

function rowOf({ method, problem: name }: Job, run: Run, before: readonly Row[]): Row {
  const { tolerance, status, state, evaluations, seconds, steps, note } = run
  const problem = problemNamed(name)
  const said =
    note ??
    (problem.reference
      ? undefined
      : comparison(
          run,
          before.filter((row) => row.problem === name),
        ))
  return {
    method,
    problem: name,
    tolerance,
    error: fourDigits(state && finalError(problem, state)),
    evaluations,
    seconds: fourDigits(seconds),
    ...(steps !== undefined && { steps }),
    status,
    ...(said !== undefined && { note: said }),
  }
}

/** More are noise. */
function fourDigits(value: number | null): number | null {
  return value && Number(value.toPrecision(4))
}

/** Where no error is known, the time beside that of the first method at the same tolerance. */
function comparison({ tolerance, seconds }: Run, before: readonly Row[]): string | undefined {
  const first = before.find((row) => row.tolerance === tolerance && row.method === before[0].method)
  if (seconds === null || !first?.seconds) return undefined
  return `${ratio(seconds / first.seconds)} times as long as ${first.method}`
}

function failedRow({ method, problem }: Job, tolerance: number, { message }: Error): Row {
  const empty = { error: null, evaluations: null, seconds: null }
  return { method, problem, tolerance, ...empty, status: 'failed', note: message }
}
