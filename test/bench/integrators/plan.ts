import type { Effort, Job } from './job.ts'
import { methods, SCIPY } from './methods.ts'
import type { IntegratorOptions } from './options.ts'
import { type Problem, problems } from './problems.ts'

const TOLERANCES = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12]
/** For chaos, where only the time counts. */
const WITHOUT_REFERENCE = [1e-6, 1e-8, 1e-10]
const QUICK_PROBLEMS = ['lorenz', 'kepler', 'robertson']

const EFFORT: Effort = { warmUp: 0.1, seconds: 0.4, most: 1001, limit: 5 }
/** Few, but long integrations, whose ratio counts. */
const LONG_EFFORT: Effort = { ...EFFORT, warmUp: 0.5, seconds: 2, limit: 15 }
const QUICK_EFFORT: Effort = { warmUp: 0.1, seconds: 0.05, most: 1001, limit: 1 }

/** What there is to do, in order, without scipy's methods where there is no scipy. */
export function plan({ quick, only }: Pick<IntegratorOptions, 'quick' | 'only'>, scipy: boolean): Job[] {
  const jobs = problems.flatMap((problem) =>
    methods
      .filter((method) => method.suits(problem) && (scipy || !method.name.startsWith(SCIPY)))
      .map((method) => ({
        method: method.name,
        problem: problem.name,
        tolerances: tolerances(problem, quick),
        effort: quick ? QUICK_EFFORT : problem.reference ? EFFORT : LONG_EFFORT,
      })),
  )
  const wanted = ({ problem, method }: Job): boolean =>
    `${problem} ${method}`.includes(only) && (!quick || QUICK_PROBLEMS.includes(problem))
  return jobs.filter(wanted)
}

function tolerances({ reference }: Problem, quick: boolean): readonly number[] {
  if (!reference) return WITHOUT_REFERENCE
  return quick ? [1e-6, 1e-9] : TOLERANCES
}
