// The script of a worker thread.
import { parentPort } from 'node:worker_threads'
import { type ServePort, serve } from '../parallel/serve.ts'
import { tasks } from '../tasks.ts'

serve(parentPort as unknown as ServePort, tasks)
