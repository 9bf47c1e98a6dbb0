import { webPool } from '../../src/parallel/web-pool.ts'
import { cases } from './contract.ts'

const errors: string[] = []
addEventListener('error', ({ message }) => errors.push(message))

const shared = webPool({ url: '/web-worker.js', size: 2 })

/** What the test asks the page to do. */
const face = {
  /** The pool of a case that has one size for all, or one of its own. */
  happens: (index: number, size?: number): Promise<unknown> =>
    cases[index].happens(size ? webPool({ url: new URL('/web-worker.js', location.href), size }) : shared),
  /** The message with which a task in a worker of this script fails. */
  failure: (url: string): Promise<string> =>
    webPool({ url, size: 1 })
      .run('nothing', 1)
      .then(
        () => 'none',
        (error: Error) => error.message,
      ),
  /** What reached the page besides. */
  errors: (): string[] => errors,
  cores: (): boolean => webPool({ url: '/worker.js' }).size === navigator.hardwareConcurrency,
}
export type Face = typeof face

Object.assign(globalThis, face)
