import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { output, waitFor } from './commands.ts'
import { type PreparedRecord, recipes } from './prepared-record.ts'
import type { SlurmCluster } from './slurm-cluster.ts'

/** What came of a recipe. */
export interface Outcome {
  /** Whether the merged model has the bytes of the one that a single process made. */
  readonly same: boolean
  /** Factors that a later submission found in place. */
  readonly kept: number
}

/** Longest that a job may take on a busy machine, in seconds. */
const PATIENCE = 240

type Told = (line: string) => void

/** One task is requeued while it runs; the merge waits for it. */
export async function requeuedShard(
  cluster: SlurmCluster,
  from: PreparedRecord,
  model: string,
  tell: Told,
): Promise<Outcome> {
  const { array, merge } = await submit(cluster, from, model, tell)
  const task = `${array}_2`
  await running(cluster, task)
  await slurm(cluster, 'scontrol', 'requeue', task)
  tell(`${task} was running: scontrol requeue ${task}`)
  const state = await waitFor('requeued task', PATIENCE, async () => {
    const text = await slurm(cluster, 'scontrol', 'show', 'job', task)
    return /JobState=PENDING/.test(text) ? fields(text, 'JobState', 'Restarts', 'Reason') : undefined
  })
  tell(
    `${task}: ${state}; merge ${merge}: ${await stateOf(cluster, merge)}, ${existsSync(model) ? 'A MODEL IS THERE' : 'no model yet'}`,
  )
  // Slurm lets a requeued job wait for two minutes.
  await slurm(cluster, 'scontrol', 'update', `JobId=${task}`, 'StartTime=now')
  await ended(cluster, merge, tell)
  return { same: sameBytes(from.single, model), kept: 0 }
}

/** One task is killed for good, so nothing is merged; submitting once more learns only what is missing. */
export async function killedShard(
  cluster: SlurmCluster,
  from: PreparedRecord,
  model: string,
  tell: Told,
): Promise<Outcome> {
  const first = await submit(cluster, from, model, tell)
  const task = `${first.array}_3`
  await running(cluster, task)
  await slurm(cluster, 'scancel', '--signal=KILL', '--full', task)
  tell(`${task} was running: scancel --signal=KILL ${task}`)
  await ended(cluster, first.merge, tell)
  await waitFor('end of all tasks', PATIENCE, async () =>
    (await slurm(cluster, 'squeue', '--noheader', '--job', first.array).catch(() => '')) === '' ? true : undefined,
  )
  const folder = folderOf(model)
  const factors = readdirSync(folder).filter((name) => name.endsWith('.factor'))
  tell(`factors: ${factors.join(', ')}; ${existsSync(model) ? 'A MODEL IS THERE' : 'no model'}`)
  const before = new Map(factors.map((name) => [name, statSync(join(folder, name)).mtimeMs]))
  const second = await submit(cluster, from, model, tell)
  await ended(cluster, second.merge, tell)
  const kept = [...before].filter(([name, time]) => statSync(join(folder, name)).mtimeMs === time).length
  return { same: factors.length < from.shards && sameBytes(from.single, model), kept }
}

async function submit(
  cluster: SlurmCluster,
  { rhei, record, plan, shards }: PreparedRecord,
  model: string,
  tell: Told,
): Promise<{ readonly array: string; readonly merge: string }> {
  const script = join(recipes, 'slurm-submit.sh')
  const jobs = await output(script, [String(shards), plan, model, record], { ...cluster.env, RHEI: rhei })
  const [array, merge] = jobs.split(' ')
  tell(
    `slurm-submit.sh ${shards} …: array ${array} of ${shards} tasks, merge ${merge} (${await stateOf(cluster, merge)})`,
  )
  return { array, merge }
}

async function running(cluster: SlurmCluster, task: string): Promise<void> {
  await waitFor(`running ${task}`, PATIENCE, async () => {
    const tasks = await slurm(cluster, 'squeue', '--noheader', '--states=RUNNING', '--array', '--format=%i')
    return tasks.split('\n').includes(task) ? true : undefined
  })
}

/** Waits for the end of a job and says how it ended. */
async function ended(cluster: SlurmCluster, job: string, tell: Told): Promise<void> {
  const state = await waitFor(`end of job ${job}`, PATIENCE, async () => {
    const now = await stateOf(cluster, job)
    return /PENDING|RUNNING|COMPLETING/.test(now) ? undefined : now
  })
  tell(`merge ${job}: ${state}`)
}

async function stateOf(cluster: SlurmCluster, job: string): Promise<string> {
  const text = await slurm(cluster, 'scontrol', 'show', 'job', job)
  return fields(text, 'JobState', 'Reason')
}

function fields(text: string, ...names: readonly string[]): string {
  return names
    .map((name) => new RegExp(`${name}=(\\S+)`).exec(text)?.[1] ?? '?')
    .filter((value) => value !== 'None')
    .join(' ')
}

function slurm(cluster: SlurmCluster, command: string, ...args: readonly string[]): Promise<string> {
  return output(command, args, cluster.env)
}

/** The folder of a model's shards, which its script names. */
function folderOf(model: string): string {
  const [folder, name] = [join(model, '..'), `${model.split('/').at(-1)}.shards-`]
  const found = readdirSync(folder).find((entry) => entry.startsWith(name))
  return join(folder, found ?? name)
}

function sameBytes(first: string, second: string): boolean {
  return existsSync(second) && readFileSync(first).equals(readFileSync(second))
}
