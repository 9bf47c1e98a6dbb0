import { createPool, type Pool, type WorkerPort } from './pool.ts'

export interface WebPoolOptions {
  /** Address of the worker's script, a module: `rhei/worker` as the page's bundler or server has it. */
  readonly url: string | URL
  /** Most workers at the same time; default as many as the machine has cores. */
  readonly size?: number
}

/**
 * A pool of module workers, for browsers.
 *
 * @throws RangeError for a size that is not a positive whole number; Error where there are no web workers.
 */
export function webPool({ url, size = navigator.hardwareConcurrency }: WebPoolOptions): Pool {
  if (typeof Worker === 'undefined') throw new Error('webPool: no web workers here; in Node take nodePool of rhei/node')
  return createPool({ size, spawn: () => webPort(url) })
}

function webPort(url: string | URL): WorkerPort {
  const worker = new Worker(url, { type: 'module' })
  return {
    post: (message, transfer) => worker.postMessage(message, [...transfer]),
    listen({ message, failure }) {
      worker.onmessage = ({ data }) => message(data)
      worker.onmessageerror = () => failure(new Error('its message cannot be read'))
      worker.onerror = (event) => {
        event.preventDefault() // Reported by the promise, so not by the page as well.
        failure(new Error(event.message || `its script ${url} cannot be loaded`))
      }
    },
    hold() {},
    terminate: async () => worker.terminate(),
  }
}
