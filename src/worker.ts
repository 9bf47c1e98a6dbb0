// The script of a web worker.
import { type ServePort, serve } from './parallel/serve.ts'
import { tasks } from './tasks.ts'

serve(self as unknown as ServePort, tasks)
