import type { TaskContext } from '../parallel/serve.ts'
import { defineSystem } from '../system/define-system.ts'
import type { OdeSystem, SystemDefinition } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { dop853 } from './explicit/dop853.ts'
import { integrate } from './integrate.ts'
import type { Integrator, IntegratorSpec } from './integrator.ts'
import { integratorOf } from './methods.ts'

/** One of many integrations: what differs from the system as it stands. */
export interface Run {
  /** State at the first time; default the system's initialState. */
  readonly y0?: ArrayLike<number>
  /** Other parameter values. */
  readonly parameters?: Readonly<Record<string, number>>
}

export interface IntegrateInput {
  readonly definition: SystemDefinition
  readonly runs: readonly Run[]
  readonly times: Float64Array
  readonly spec?: IntegratorSpec
}

/** The worker's part: integrates some of the runs. */
export function integrateTask({ definition, runs, times, spec }: IntegrateInput, context: TaskContext): Trajectory[] {
  const system = defineSystem(definition) as OdeSystem
  const integrator = spec ? integratorOf(spec) : dop853()
  return runs.map((run, i) => {
    const trajectory = integrateRun(system, run, times, integrator)
    context.progress(i + 1)
    return trajectory
  })
}

export function integrateRun(
  system: OdeSystem,
  { y0 = system.initialState, parameters }: Run,
  times: ArrayLike<number>,
  integrator: Integrator,
): Trajectory {
  return integrate(parameters ? system.with(parameters) : system, y0, times, integrator)
}
