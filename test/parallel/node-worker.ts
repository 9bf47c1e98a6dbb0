import { parentPort } from 'node:worker_threads'
import { type ServePort, serve } from '../../src/parallel/serve.ts'
import { tasks } from './tasks.ts'

const exit = (code: number): never => process.exit(code)
// In small steps: Node only catches a worker's lack of memory when single allocations are small.
const exhaustMemory = (): void => {
  let kept = {}
  for (;;) kept = { kept }
}

serve(parentPort as unknown as ServePort, { ...tasks, exit, exhaustMemory })
