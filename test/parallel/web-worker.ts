import { type ServePort, serve } from '../../src/parallel/serve.ts'
import { tasks } from './tasks.ts'

serve(self as unknown as ServePort, tasks)
