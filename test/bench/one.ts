// One job in a process of its own, so that its memory is its own: JSON on the command line, JSON on standard output.
import type { Contender } from './contenders/contender.ts'
import { loadContender } from './contenders/index.ts'
import type { Job } from './job.ts'
import { peakRssMiB } from './memory.ts'
import { readProblem } from './problem.ts'
import { repeat, type Timed } from './repeat.ts'
import type { Measurement } from './row.ts'
import { testError } from './test-error.ts'

async function measure(job: Job): Promise<Measurement> {
  const contender = await loadContender(job.contender)
  switch (job.kind) {
    case 'activation':
      return times(await repeat(need(contender, 'activation')(activationInputs(job.count)), job.budget))
    case 'factor':
      return times(await repeat(need(contender, 'factor')(readProblem(job.folder, job)), job.budget))
    case 'rollout':
      return rolloutTimes(need(contender, 'rollout'), job)
    case 'train':
      return training(need(contender, 'train'), job)
    default:
      return fitTimes(need(contender, job.kind), job)
  }
}

function need<K extends keyof Contender>(contender: Contender, kind: K): NonNullable<Contender[K]> {
  const task = contender[kind]
  if (!task) throw new TypeError(`this contender has no '${kind}'`)
  return task
}

function times({ seconds, firstSeconds, repetitions }: Timed<unknown>): Measurement {
  return { seconds, firstSeconds, repetitions, rssMiB: peakRssMiB() }
}

async function fitTimes(prepare: NonNullable<Contender['fit']>, job: Job): Promise<Measurement> {
  const problem = readProblem(job.folder, job)
  const timed = await repeat(await prepare(problem, job.workers), job.budget)
  return { ...times(timed), testError: testError(timed.value, problem) }
}

async function rolloutTimes(rollout: NonNullable<Contender['rollout']>, job: Job): Promise<Measurement> {
  const timed = await repeat(rollout(readProblem(job.folder, job), job.count), job.budget)
  const finite = timed.value.every(Number.isFinite)
  return { ...times(timed), ...(!finite && { note: 'left the finite numbers' }) }
}

async function training(train: NonNullable<Contender['train']>, { goal, ...job }: Job): Promise<Measurement> {
  if (!goal) throw new TypeError("a job of kind 'train' needs a goal")
  const { seconds, mse, backend } = await train(readProblem(job.folder, job), goal)
  return { seconds, testError: Math.sqrt(mse), note: backend, rssMiB: peakRssMiB() }
}

/** Numbers spread evenly over [-6, 6], in no order; with_numpy.py makes the same. */
function activationInputs(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => 12 * ((i * 0.6180339887498949) % 1) - 6)
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2]) as Job)))
