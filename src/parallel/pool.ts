import { reviveError } from './error-description.ts'
import type { Reply, Request } from './messages.ts'

export interface RunOptions {
  /** Buffers to move to the worker instead of copying them; afterwards they are empty here. */
  readonly transfer?: readonly Transferable[]
  /**
   * Ends the worker wherever it is; the promise rejects at once with the signal's reason. In Node the thread is gone
   * within milliseconds; Chromium lets a loop that never yields run on unheard for up to 2 s.
   */
  readonly signal?: AbortSignal
  /** Called with what the task tells, in its order. What it throws stops the task and comes back unchanged. */
  readonly onProgress?: (done: number) => void
}

/** Workers that start when first needed, stay warm, and are replaced when they die. */
export interface Pool {
  /** The most tasks that run at the same time; more wait in line. */
  readonly size: number
  /**
   * The output of a task. The input is read when a worker gets free, so leave it unchanged until then.
   *
   * @throws Whatever the task throws, with its type, name, message and stack; TypeError for an input or output that is
   * not plain data; Error if the worker dies or the pool is closed.
   */
  run<Output>(task: string, input: unknown, options?: RunOptions): Promise<Output>
  /** Stops everything; what runs or waits is rejected. Not needed for a process to end: idle workers do not hold it. */
  close(): Promise<void>
}

/** One worker, as a pool sees it. */
export interface WorkerPort {
  post(message: unknown, transfer: readonly Transferable[]): void
  listen(listeners: { message(message: unknown): void; failure(reason: unknown): void }): void
  /** Whether the process has to stay alive for this worker. */
  hold(busy: boolean): void
  terminate(): Promise<unknown>
}

interface Job extends Request, RunOptions {
  resolve(output: unknown): void
  reject(reason: unknown): void
}

/** Place for one worker: empty, idle or, with a job, busy. */
interface Seat {
  worker: WorkerPort | undefined
  job: Job | undefined
}

interface State {
  readonly seats: readonly Seat[]
  readonly queue: Job[]
  readonly spawn: () => WorkerPort
  closed: boolean
}

/** @throws RangeError for a size that is not a positive whole number. */
export function createPool({ size, spawn }: { readonly size: number; readonly spawn: () => WorkerPort }): Pool {
  if (!(Number.isInteger(size) && size > 0))
    throw new RangeError(`createPool: size must be a positive whole number, got ${size}`)
  const seats = Array.from({ length: size }, () => ({ worker: undefined, job: undefined }))
  const state: State = { seats, queue: [], spawn, closed: false }
  return {
    size,
    run: async <Output>(task: string, input: unknown, options: RunOptions = {}) =>
      (await run(state, { ...options, task, input })) as Output,
    close: () => close(state),
  }
}

async function run(state: State, request: Request & RunOptions): Promise<unknown> {
  const { task, signal } = request
  if (state.closed) throw new Error(`pool.run: task '${task}' came after the pool was closed`)
  signal?.throwIfAborted()
  const settled = new AbortController()
  try {
    return await new Promise((resolve, reject) => {
      const job: Job = { ...request, resolve, reject }
      signal?.addEventListener('abort', () => cancel(state, job, signal.reason), { signal: settled.signal })
      state.queue.push(job)
      dispatch(state)
    })
  } finally {
    settled.abort()
  }
}

async function close(state: State): Promise<void> {
  state.closed = true
  const stopped = state.seats.flatMap(({ job }) => job ?? [])
  const ended = state.seats.map(vacate)
  for (const { task, reject } of [...stopped, ...state.queue.splice(0)])
    reject(new Error(`pool.run: the pool was closed before task '${task}' was done`))
  await Promise.all(ended)
}

/** Starts waiting jobs while there are free seats, warm ones first. */
function dispatch(state: State): void {
  while (state.queue.length > 0) {
    const free = state.seats.filter(({ job }) => !job)
    const seat = free.find(({ worker }) => worker) ?? free[0]
    if (!seat) return
    start(state, seat, state.queue.shift()!)
  }
}

function start(state: State, seat: Seat, job: Job): void {
  const { task, input, transfer = [] } = job
  try {
    seat.worker ??= open(state, seat)
  } catch (error) {
    job.reject(new Error(`pool.run: no worker could be started for task '${task}': ${text(error)}`, { cause: error }))
    return
  }
  try {
    seat.worker.post({ task, input } satisfies Request, transfer)
  } catch (error) {
    job.reject(new TypeError(`pool.run: the input of task '${task}' cannot be sent: ${text(error)}`, { cause: error }))
    return
  }
  seat.worker.hold(true)
  seat.job = job
}

function open(state: State, seat: Seat): WorkerPort {
  const worker = state.spawn()
  worker.hold(false)
  // A worker that was sent away may still have something to say.
  const present = (): boolean => seat.worker === worker
  worker.listen({
    message: (message) => present() && receive(state, seat, message as Reply),
    failure: (reason) => present() && replace(state, seat, reason),
  })
  return worker
}

function receive(state: State, seat: Seat, reply: Reply): void {
  const { job, worker } = seat
  if (!job) return
  if ('progress' in reply) {
    report(state, job, reply.progress)
    return
  }
  seat.job = undefined
  worker?.hold(false)
  if ('error' in reply) job.reject(reviveError(reply.error))
  else job.resolve(reply.value)
  dispatch(state)
}

function report(state: State, job: Job, done: number): void {
  try {
    job.onProgress?.(done)
  } catch (error) {
    cancel(state, job, error)
  }
}

function replace(state: State, seat: Seat, reason: unknown): void {
  const { job } = seat
  vacate(seat)
  job?.reject(new Error(`pool.run: the worker died during task '${job.task}': ${text(reason)}`, { cause: reason }))
  dispatch(state)
}

/** Takes a job out of the line, or ends the worker it runs in; nothing if it is done. */
function cancel(state: State, job: Job, reason: unknown): void {
  const position = state.queue.indexOf(job)
  if (position >= 0) state.queue.splice(position, 1)
  const seat = state.seats.find((seat) => seat.job === job)
  if (seat) vacate(seat)
  job.reject(reason)
  dispatch(state)
}

async function vacate(seat: Seat): Promise<void> {
  const { worker } = seat
  seat.job = undefined
  seat.worker = undefined
  await worker?.terminate()
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
