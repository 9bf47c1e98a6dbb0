// One method on one problem in a process of its own: JSON on the command line, JSON on standard output.
import type { Trajectory } from '../../../src/trajectory.ts'
import { repeat, type Timed } from '../repeat.ts'
import type { Job, Run } from './job.ts'
import { methodNamed } from './methods.ts'
import { problemNamed } from './problems.ts'
import { countEvaluations, solve } from './solve.ts'

type Solved = Timed<Trajectory>

async function measure({ method, problem: name, tolerances, effort }: Job): Promise<Run[]> {
  const problem = problemNamed(name)
  const { integrator } = methodNamed(method)
  if (!integrator) throw new TypeError(`${method} is not run here`)
  const work = (tolerance: number) => () => solve(problem, integrator, tolerance)
  // All of them warm up before any is measured: the compiler is not done with the first when it meets the second.
  const warm: (Solved | undefined)[] = []
  for (const tolerance of tolerances) {
    const slow = warm.some((solved) => !solved || solved.seconds > effort.limit)
    warm.push(slow ? undefined : await repeat(work(tolerance), { ...effort, seconds: effort.warmUp }))
  }
  const runs: Run[] = []
  for (const [i, tolerance] of tolerances.entries()) {
    const solved = warm[i] && (warm[i].seconds > effort.limit ? warm[i] : await repeat(work(tolerance), effort))
    runs.push(solved ? runOf(tolerance, solved) : skipped(tolerance, effort.limit))
  }
  // Only now, since a field that counts makes the calls of the field polymorphic, and slower from then on.
  const counted = (tolerance: number): number => countEvaluations(problem, integrator, tolerance)
  return runs.map((run) => (run.status === 'skipped' ? run : { ...run, evaluations: counted(run.tolerance) }))
}

function runOf(tolerance: number, { value, seconds }: Solved): Run {
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

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2]) as Job)))
