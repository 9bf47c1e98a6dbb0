// The script of a worker thread.
import { parentPort } from 'node:worker_threads'
import { type ServePort, serve } from '../../src/parallel/serve.ts'
import { evaluate } from './evaluate.ts'

serve(parentPort as unknown as ServePort, { evaluate })
