import { describeError } from './error-description.ts'
import type { Reply, Request } from './messages.ts'

export interface TaskContext {
  /** Tells the caller how much is done, at once, also from within a long synchronous task. */
  progress(done: number): void
  /** Moves these buffers with the result instead of copying them; afterwards they are empty here. */
  transfer(...buffers: Transferable[]): void
}

/** Work that a pool can ask for. Input and output are plain data and typed arrays. */
export type Task<Input = never, Output = unknown> = (input: Input, context: TaskContext) => Output | Promise<Output>

/** Tasks by the name under which a pool runs them. */
export type Tasks = Readonly<Record<string, Task>>

/** The line to the pool: `self` of a web worker, or Node's `parentPort`. */
export interface ServePort {
  postMessage(message: unknown, transfer: readonly Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** Answers every request that comes through the port. */
export function serve(port: ServePort, tasks: Tasks): void {
  port.addEventListener('message', ({ data }) => answer(port, tasks, data as Request))
}

async function answer(port: ServePort, tasks: Tasks, { task, input }: Request): Promise<void> {
  const post = (reply: Reply, buffers: readonly Transferable[] = []): void => port.postMessage(reply, buffers)
  const moved: Transferable[] = []
  let running = true
  const context: TaskContext = {
    progress: (done) => running && post({ progress: done }),
    transfer: (...buffers) => moved.push(...buffers),
  }
  try {
    const value = await find(tasks, task)(input as never, context)
    running = false
    sendResult(task, () => post({ value }, moved))
  } catch (error) {
    running = false
    post({ error: describeError(error) })
  }
}

function find(tasks: Tasks, name: string): Task {
  if (Object.hasOwn(tasks, name)) return tasks[name]
  throw new RangeError(`pool.run: no task '${name}'; this worker knows ${Object.keys(tasks).join(', ') || 'none'}`)
}

function sendResult(task: string, send: () => void): void {
  try {
    send()
  } catch (error) {
    const { message } = describeError(error)
    throw new TypeError(`pool.run: the result of task '${task}' cannot be sent back: ${message}`)
  }
}
