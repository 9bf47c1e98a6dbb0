import type { FileKind, Reply, Request } from './messages.ts'
import type { RecordRequest } from './record-trial.ts'
import type { LabSettings } from './settings.ts'

/** What a page says to its one worker. */
export interface LabClient {
  open(address: string): void
  /** Shows these settings as soon as the worker is free; of settings that wait only the newest are shown. */
  show(settings: LabSettings): void
  study(record: RecordRequest): void
  take(what: FileKind, settings: LabSettings): void
  stop(): void
}

/** Milliseconds that newer settings wait for older ones, before the worker is ended and another one begins. */
const PATIENCE = 1500

/** A worker, or what stands for one in a test. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

type Asked = Request extends infer R ? (R extends { readonly id: number } ? Omit<R, 'id'> : never) : never

/** @param makeWorker Starts the script of `worker.ts`. @param onReply Gets the replies to the newest request alone. */
export function labClient(makeWorker: () => WorkerLike, onReply: (reply: Reply) => void): LabClient {
  let worker = begin()
  let id = 0
  let waiting: LabSettings | undefined
  /** What is on its way until its first picture, and since when. */
  let underway: { readonly id: number; readonly since: number } | undefined
  let late: ReturnType<typeof setTimeout> | undefined

  function begin(): WorkerLike {
    const made = makeWorker()
    made.addEventListener('message', (event) => {
      if (made === worker) receive((event as MessageEvent<Reply>).data)
    })
    return made
  }

  function ask(request: Asked): void {
    underway = { id: ++id, since: performance.now() }
    worker.postMessage({ ...request, id })
  }

  function receive(reply: Reply): void {
    if (reply.id !== id) return
    onReply(reply)
    if (['system', 'progress', 'long-run', 'file'].includes(reply.kind)) return
    underway = undefined
    if (waiting) showWaiting()
  }

  function showWaiting(): void {
    clearTimeout(late)
    const settings = waiting
    waiting = undefined
    if (settings) ask({ kind: 'show', settings })
  }

  /** The worker is held up by something long: what waits is more wanted. */
  function startAnew(): void {
    worker.terminate()
    worker = begin()
    showWaiting()
  }

  return {
    open: (address) => ask({ kind: 'open', address }),
    show(settings) {
      const isFirst = waiting === undefined
      waiting = settings
      if (!underway) showWaiting()
      else if (isFirst) late = setTimeout(startAnew, Math.max(0, underway.since + PATIENCE - performance.now()))
    },
    study: (record) => ask({ kind: 'record', record }),
    // Under the same number: what is being shown goes on.
    take: (what, settings) => worker.postMessage({ kind: 'file', what, settings, id } satisfies Request),
    stop() {
      clearTimeout(late)
      worker.terminate()
    },
  }
}
