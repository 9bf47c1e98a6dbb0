// How long until the one-step test error of a flow map is small enough: gradient descent, and one linear solve.
import { rhei } from './contenders/rhei.ts'
import { emptyRow, failedRow } from './measure.ts'
import type { Entry } from './plan.ts'
import { prepareProblem } from './prepare-problem.ts'
import { readProblem, type Task } from './problem.ts'
import type { Measurement, Row } from './row.ts'
import { runJob } from './run-job.ts'
import { testError } from './test-error.ts'

export const GOAL_MSE = 1e-5
const RATES = [1e-3, 2e-3, 4e-3]
/** Both sides are tuned: gradient descent in its learning rate, the sampled network in its slopes and width. */
const SLOPE_SCALE = 0.5
const N = 10_000
const MOST_NEURONS = 200
const BUDGET = { seconds: 2, most: 31 }

export const TFJS_NAME = 'fit tfjs-adam'
export const RHEI_NAME = 'fit rhei to mse 1e-5'

function job(kind: 'train' | 'learn', contender: string, k: number): Entry['job'] {
  return { n: N, k, slopeScale: SLOPE_SCALE, kind, contender, workers: 1, count: N, budget: BUDGET }
}

/** The best of the learning rates; a later one need not go on for longer than the best so far. */
export async function tfjsRow(folder: string, limit: number): Promise<Row> {
  const work = job('train', 'tfjs', 128)
  const row = emptyRow(TFJS_NAME, work)
  prepareProblem(folder, work)
  let best: { readonly rate: number; readonly measurement: Measurement } | undefined
  try {
    for (const rate of RATES) {
      const goal = { mse: GOAL_MSE, limit: best && reached(best.measurement) ? best.measurement.seconds : limit, rate }
      const measurement = await runJob({ ...work, folder, goal })
      if (!best || better(measurement, best.measurement)) best = { rate, measurement }
    }
  } catch (error) {
    return failedRow(row, error)
  }
  if (!best) return row
  const { note, ...measurement } = best.measurement
  const how = `${note} backend, learning rate ${best.rate}, best of ${RATES.join(', ')}`
  const outcome = reached(measurement) ? '' : `; not reached in ${limit} s`
  return { ...row, ...measurement, ...testMse(measurement), note: how + outcome }
}

/** From the trajectory to the model, with as few neurons as do. */
export async function rheiRow(folder: string, tfjs?: Row): Promise<Row> {
  const work = job('learn', 'rhei', await smallestWidth(folder))
  const row = emptyRow(RHEI_NAME, work)
  try {
    const measurement = await runJob({ ...work, folder })
    return { ...row, ...measurement, ...testMse(measurement), ...(tfjs && comparison(measurement, tfjs)) }
  } catch (error) {
    return failedRow(row, error)
  }
}

/** Both with the compiler warm and at the first call, which is how gradient descent was timed. */
function comparison({ seconds, firstSeconds = seconds }: Measurement, tfjs: Row): Partial<Row> {
  if (tfjs.seconds === null) return {}
  const [vsTfjs, vsTfjsFirst] = [tfjs.seconds / seconds, tfjs.seconds / firstSeconds]
  const bound = (tfjs.testMse ?? 0) > GOAL_MSE ? 'more than ' : ''
  const note = `${bound}${vsTfjs.toFixed(0)} times as fast as tfjs-adam, ${vsTfjsFirst.toFixed(0)} at the first call`
  return { vsTfjs, vsTfjsFirst, note }
}

function reached({ testError = Number.POSITIVE_INFINITY }: Measurement): boolean {
  return testError ** 2 <= GOAL_MSE
}

function better(a: Measurement, b: Measurement): boolean {
  if (reached(a) !== reached(b)) return reached(a)
  return reached(a) ? a.seconds < b.seconds : (a.testError ?? 0) < (b.testError ?? 0)
}

function testMse({ testError }: Measurement): Partial<Row> {
  return testError === undefined ? {} : { testMse: testError ** 2 }
}

async function smallestWidth(folder: string): Promise<number> {
  for (let k = 1; k <= MOST_NEURONS; k++) {
    const task: Task = { n: N, k, slopeScale: SLOPE_SCALE }
    prepareProblem(folder, task)
    const problem = readProblem(folder, task)
    const learn = await rhei.learn?.(problem, 1)
    if (learn && testError(await learn(), problem) ** 2 <= GOAL_MSE) return k
  }
  throw new Error(`${RHEI_NAME}: ${MOST_NEURONS} neurons are not enough`)
}
