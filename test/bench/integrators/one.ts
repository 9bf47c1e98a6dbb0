// One method on one problem in a process of its own: JSON on the command line, JSON on standard output.
import { repeat } from '../repeat.ts'
import type { Job, Run } from './job.ts'
import { methodNamed } from './methods.ts'
import { problemNamed } from './problems.ts'
import { countEvaluations, solve } from './solve.ts'

async function measure({ method, problem, tolerances, effort }: Job): Promise<Run[]> {
  const runs: Run[] = []
  for (const tolerance of tolerances) {
    const slow = (runs.at(-1)?.seconds ?? 0) > effort.limit || runs.at(-1)?.status === 'skipped'
    runs.push(slow ? skipped(tolerance, effort.limit) : await timed(method, problem, tolerance, effort))
  }
  // Only now, since a field that counts makes the calls of the field polymorphic, and slower from then on.
  return runs.map((run) => (run.status === 'skipped' ? run : { ...run, evaluations: counted(method, problem, run) }))
}

async function timed(method: string, name: string, tolerance: number, effort: Job['effort']): Promise<Run> {
  const problem = problemNamed(name)
  const { integrator } = methodNamed(method)
  if (!integrator) throw new TypeError(`${method} is not run here`)
  const work = () => solve(problem, integrator, tolerance)
  const warm = await repeat(work, { seconds: effort.warmUp, most: Number.POSITIVE_INFINITY })
  const { value, seconds } = warm.seconds > effort.limit ? warm : await repeat(work, effort)
  const { status, statistics, states, dim, message } = value
  return {
    tolerance,
    status,
    state: status === 'complete' ? [...states.subarray(-dim)] : null,
    evaluations: null,
    seconds,
    ...(statistics && { steps: statistics.steps }),
    ...(message && { note: message }),
  }
}

function skipped(tolerance: number, limit: number): Run {
  const note = `skipped: a looser tolerance took more than ${limit} s`
  return { tolerance, status: 'skipped', state: null, evaluations: null, seconds: null, note }
}

function counted(method: string, problem: string, { tolerance }: Run): number {
  return countEvaluations(problemNamed(problem), methodNamed(method).integrator!, tolerance)
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2]) as Job)))
