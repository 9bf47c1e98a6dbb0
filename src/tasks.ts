import { measureTask } from './compare/measure-task.ts'
import { integrateTask } from './integrate/integrate-task.ts'
import { factorTask, mergeTask } from './network/factor-tasks.ts'
import type { Tasks } from './parallel/serve.ts'
import { tuneTask } from './tune/tune-task.ts'

/** What workers can do, by name: the one place that names the tasks. */
export const tasks: Tasks = {
  factor: factorTask,
  merge: mergeTask,
  integrate: integrateTask,
  measure: measureTask,
  tune: tuneTask,
}
