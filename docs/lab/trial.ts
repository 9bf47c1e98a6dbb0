import {
  addNoise,
  dop853,
  errorOverTime,
  type FlowMap,
  type Integrator,
  integrate,
  iterate,
  type LearnedVectorField,
  learnFlowMap,
  learnVectorField,
  rollout,
  samplerOf,
  slice,
  standardScaler,
  stateAt,
  type Trajectory,
  timeGrid,
} from '../../src/index.ts'
import { type LabSystem, labEntries, labSystem } from './lab-system.ts'
import type { LabSettings } from './settings.ts'

/** States that pass before the record begins, and that a forecast is followed for. */
export const TRANSIENT = 500
export const FLOW_HORIZON = 1500
export const MAP_HORIZON = 60
/** Follows the truth; a motion that takes more steps than this is not for a page. */
export const truthIntegrator: Integrator = dop853({ maxSteps: 50_000 })
/** Error that ends the valid time: root mean square over the variables, in standard deviations. */
export const THRESHOLD = 0.4

/** A record to learn from, and how the truth goes on. */
export interface Simulation {
  readonly system: LabSystem
  /** `samples` states, with the noise asked for. */
  readonly record: Trajectory
  /** From the record's last state on, without noise. */
  readonly truth: Trajectory
  /** Standard deviations of the variables over the record. */
  readonly scale: Float64Array
  /** Of the catalogue, while the parameters are the system's own. */
  readonly lyapunovExponent: number | undefined
  readonly exponents: readonly number[] | undefined
}

export type LabModel = FlowMap | LearnedVectorField

/** How a learned model goes on from the record's last state, beside the truth. */
export interface Follow {
  readonly prediction: Trajectory
  /** RMS over variables, in standard deviations; as long as the shorter of the two. */
  readonly errors: Float64Array
  /** Of `errors` that are valid. */
  readonly validSteps: number
  /** Whether the error ever passed the threshold. */
  readonly parted: boolean
}

/** The settings that a record depends on, as a text to tell whether one can be used again. */
export function recordKey({
  system,
  equations,
  parameters,
  numbers: { samples, dt, noise, seed },
}: LabSettings): string {
  return JSON.stringify([system, equations, parameters, samples, dt, noise, noise > 0 ? seed : 0])
}

/** @throws RangeError or SyntaxError saying what is wrong with the equations or the motion. */
export function simulate(settings: LabSettings): Simulation {
  const { samples, dt, noise, seed } = settings.numbers
  const system = labSystem(settings)
  const horizon = system.kind === 'map' ? MAP_HORIZON : FLOW_HORIZON
  const steps = TRANSIENT + samples + horizon
  const whole =
    system.kind === 'map'
      ? iterate(system, system.initialState, steps)
      : integrate(system, system.initialState, timeGrid(0, dt, steps), truthIntegrator)
  const reached = whole.times.length
  if (reached <= steps) throw new RangeError(`${whole.message ?? 'the motion ends'}; ${reached} of ${steps + 1} states`)
  const clean = slice(whole, TRANSIENT, TRANSIENT + samples)
  const { scale } = standardScaler(clean.states, clean.dim)
  const unchanged = Object.keys(settings.parameters).length === 0
  const entry = unchanged ? labEntries().find(({ id }) => id === settings.system) : undefined
  return {
    system,
    record: noise > 0 ? addNoise(clean, { relative: noise, seed }) : clean,
    truth: slice(whole, TRANSIENT + samples - 1),
    scale,
    lyapunovExponent: entry?.lyapunovExponent,
    exponents: entry?.exponents,
  }
}

export function learn({ record, system }: Pick<Simulation, 'record' | 'system'>, settings: LabSettings): LabModel {
  const { width, slopeScale, ridge, seed } = settings.numbers
  const options = {
    width,
    seed,
    sampler: samplerOf({ name: settings.sampler, slopeScale }),
    ...(ridge > 0 && { ridge: { relative: ridge } }),
  }
  return settings.learner === 'vector-field' && system.kind === 'ode'
    ? learnVectorField(record, options)
    : learnFlowMap(record, options)
}

/** The model's own continuation of the record. With noise in the record, from the true state: what is judged is the model. */
export function follow({ truth, scale }: Simulation, model: LabModel): Follow {
  const prediction = rollout(model, stateAt(truth, 0), truth.times)
  const errors = errorOverTime(truth, prediction, scale)
  const parted = errors.findIndex((error) => !(error <= THRESHOLD))
  return {
    prediction,
    errors,
    validSteps: parted < 0 ? errors.length - 1 : parted,
    parted: parted >= 0 || errors.length < truth.times.length,
  }
}
