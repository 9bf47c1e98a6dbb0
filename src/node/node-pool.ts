import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { createPool, type Pool, type WorkerPort } from '../parallel/pool.ts'

export interface NodePoolOptions {
  /** Most workers at the same time; default as many as there are cores for this process. */
  readonly size?: number
  /** The worker's script; default rhei's own. A bundled program says here where it has put dist/node-worker.js. */
  readonly url?: URL
}

const FROM_SOURCE = import.meta.url.endsWith('.ts')

/**
 * A pool of worker threads.
 *
 * @throws RangeError for a size that is not a positive whole number.
 */
export function nodePool({ size = availableParallelism(), url = ownWorker() }: NodePoolOptions = {}): Pool {
  // Options of the process are not for its workers: `--input-type`, for one, would stop them from starting.
  const execArgv = FROM_SOURCE ? [`--import=${new URL('./register-tsx.js', import.meta.url)}`] : []
  return createPool({ size, spawn: () => nodePort(new Worker(url, { execArgv })) })
}

function ownWorker(): URL {
  return new URL(FROM_SOURCE ? './worker.ts' : './node-worker.js', import.meta.url)
}

/** A worker thread as a pool sees it. */
export function nodePort(worker: Worker): WorkerPort {
  return {
    post: (message, transfer) => worker.postMessage(message, transfer as ArrayBuffer[]),
    listen({ message, failure }) {
      worker.on('message', message)
      worker.on('messageerror', failure)
      worker.on('error', failure)
      worker.on('exit', (code) => failure(new Error(`it exited with code ${code}`)))
    },
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
    terminate: () => worker.terminate(),
  }
}
