import { freemem } from 'node:os'
import { fitFlops } from './flops.ts'
import type { Job } from './job.ts'
import type { BenchOptions } from './options.ts'
import { DIM, type Task } from './problem.ts'

/** A row to be: its name and what is to be done for it. */
export interface Entry {
  readonly name: string
  readonly job: Omit<Job, 'folder'>
  /** Why it is not done. */
  readonly skip?: string
}

/** Rows about the same work, the one that others are compared with first. */
export interface Group {
  readonly title: string
  readonly entries: readonly Entry[]
}

const SIZES = [
  [2000, 200],
  [10_000, 200],
  [10_000, 500],
  [10_000, 1000],
  [100_000, 1000],
  [1_000_000, 500],
] as const
const WIDTHS = [200, 500, 1000]
const STEPS = 50_000
const VALUES = 1_000_000
/** More operations than this are minutes for plain TypeScript. */
const TYPESCRIPT_FLOPS = 5e10
/** Where the factorization is also measured alone. */
const QR_SIZE = 10_000
/** Where numpy's error is that of half as many neurons: its cut-off at rounding level drops what the QR keeps. */
const HALVED_WIDTH = 1000
/** From here on, rows also come as a stream. */
const STREAM_SIZE = 100_000

/** What there is to do, in order. Whoever adds a contender adds a line here. */
export function plan({ quick, workers }: BenchOptions): Group[] {
  const budget = quick ? { seconds: 0.5, most: 5 } : { seconds: 4, most: 15 }
  const sizes = quick ? SIZES.slice(0, 2) : SIZES
  const widths = quick ? WIDTHS.slice(0, 1) : WIDTHS
  return [
    ...sizes.map(([n, k]) => fitGroup({ n, k, slopeScale: 1 }, workers, budget)),
    ...widths.map((k) => rolloutGroup({ n: 10_000, k, slopeScale: 1 }, budget)),
    activationGroup(budget),
  ]
}

function fitGroup(task: Task, workers: readonly number[], budget: Job['budget']): Group {
  const { n, k } = task
  const entry = (name: string, contender: string, threads: number, kind: Job['kind'] = 'fit'): Entry => ({
    name,
    job: { ...task, kind, contender, workers: threads, count: n, budget },
  })
  const entries = [
    ...workers.map((w) => ({ ...entry('fit numpy', 'numpy', w), ...numpyMemory(task) })),
    ...workers.map((w) => entry('fit rhei', 'rhei', w)),
    ...(k === HALVED_WIDTH ? workers.map((w) => halved(entry('fit rhei, K / 2', 'rhei', w))) : []),
    ...(n === QR_SIZE ? [entry('qr rhei', 'rhei', 1, 'factor')] : []),
    ...(n < STREAM_SIZE ? [] : [entry('fit rhei stream', 'rhei-stream', 1)]),
    ...workers.map((w) => entry('learn rhei', 'rhei', w, 'learn')),
    { ...entry('fit typescript', 'typescript', 1), ...typescriptTime(task) },
    ...(n === 2000 ? [entry('fit ml-matrix', 'ml-matrix', 1)] : []),
  ]
  return { title: `fit, N = ${n.toLocaleString('en')}, K = ${k.toLocaleString('en')}`, entries }
}

/** The same with half the neurons. */
function halved({ name, job }: Entry): Entry {
  return { name, job: { ...job, k: job.k / 2 } }
}

function rolloutGroup(task: Task, budget: Job['budget']): Group {
  const entry = (name: string, contender: string): Entry => ({
    name,
    job: { ...task, kind: 'rollout', contender, workers: 1, count: STEPS, budget },
  })
  return {
    title: `rollout of one trajectory, K = ${task.k.toLocaleString('en')}`,
    entries: [
      entry('rollout numpy', 'numpy'),
      entry('rollout numpy in place', 'numpy-in-place'),
      entry('rollout rhei', 'rhei'),
      entry('rollout rhei advance', 'rhei-advance'),
      entry('rollout typescript', 'typescript'),
    ],
  }
}

function activationGroup(budget: Job['budget']): Group {
  const task = { n: 2000, k: 1, slopeScale: 1 }
  return {
    title: `activation, ${VALUES.toLocaleString('en')} values`,
    entries: ['numpy', 'rhei', 'typescript'].map((contender) => ({
      name: `activation tanh ${contender}`,
      job: { ...task, kind: 'activation', contender, workers: 1, count: VALUES, budget },
    })),
  }
}

/** numpy holds the features, and lstsq a copy of them. */
function numpyMemory({ n, k }: Task): { readonly skip?: string } {
  const gigabytes = (2.2 * 8 * n * (1 + DIM + k)) / 1e9
  const free = freemem() / 1e9
  if (gigabytes < 0.8 * free) return {}
  return { skip: `needs ${gigabytes.toFixed(0)} GB of memory, ${free.toFixed(0)} GB are free` }
}

function typescriptTime({ n, k }: Task): { readonly skip?: string } {
  return fitFlops(n, k, DIM) > TYPESCRIPT_FLOPS ? { skip: 'takes minutes' } : {}
}
