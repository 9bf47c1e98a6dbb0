import { type ExportedModel, statesFrom } from './exported-model.ts'
import { type Extent, NOWHERE, widened } from './extent.ts'
import type { Settings } from './settings.ts'
import { isLost, type Survey, survey } from './survey.ts'
import { type Trail, trail } from './trail.ts'

/** A model and how it is run. */
export interface Setup extends Settings {
  readonly model: ExportedModel
  readonly survey: Survey
}

/** An orbit under way. */
export interface Run {
  state: Float64Array
  /** Steps since its start. */
  count: number
  readonly trail: Trail
  /** Holds the survey and all that the orbit has seen. */
  extent: Extent
  /** Whether it has diverged; its state is then the last one before. */
  lost: boolean
}

/** A model, surveyed from its start. */
export function setUp(model: ExportedModel, settings: Settings): Setup {
  const { start, steps, dt } = settings
  return { ...settings, model, survey: survey(model, start, steps, dt) }
}

/** An orbit at its start. */
export function begin(setup: Setup, start: Float64Array): Run {
  const { states, mean } = setup.survey
  const run: Run = { state: start, count: 0, trail: trail(setup.steps + 1), extent: NOWHERE, lost: false }
  for (let i = 0; i < states.length; i += mean.length) see(run, setup, states.subarray(i))
  record(run, setup)
  return run
}

/** Follows the orbit for so many steps, or until it is lost. */
export function proceed(setup: Setup, run: Run, steps: number): void {
  const { model, survey, dt } = setup
  for (let i = 0; i < steps && !run.lost; i++) {
    const next = statesFrom(model, run.state, 1, dt, run.count).subarray(model.dim)
    run.lost = isLost(survey, next)
    if (run.lost) return
    run.state = next
    run.count++
    record(run, setup)
  }
}

/** The part of the plane to be shown: across, if that is time, as much of it as the trail is long. */
export function shown({ steps, dt, view }: Setup, { count, extent }: Run): Extent {
  const end = Math.max(count, steps) * dt
  return view.across === undefined ? { ...extent, across: [end - steps * dt, end] } : extent
}

function record(run: Run, setup: Setup): void {
  const { across, up } = setup.view
  see(run, setup, run.state)
  run.trail.push(across === undefined ? run.count * setup.dt : run.state[across], run.state[up])
}

function see(run: Run, { view: { across, up } }: Setup, state: Float64Array): void {
  run.extent = widened(run.extent, state[across ?? up], state[up])
}
