import type { Tasks } from './parallel/serve.ts'

/** Everything that can be run in a worker, in Node as in browsers. */
export const tasks: Tasks = {}
