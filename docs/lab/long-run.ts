import {
  integrate,
  invariantDrift,
  iterate,
  lyapunovSpectrum,
  type PowerSpectrum,
  powerSpectrum,
  type ReturnMap,
  returnMap,
  rollout,
  type System,
  stateAt,
  type Trajectory,
  timeGrid,
} from '../../src/index.ts'
import { type LabModel, type Simulation, truthIntegrator } from './trial.ts'

/** Steps that both are followed for, long after they have parted, and over which exponents are averaged. */
const [STEPS, EXPONENT_STEPS] = [4000, 4000]
/** Least values of a return map worth a picture, and most exponents. */
const [LEAST_VALUES, MOST_EXPONENTS] = [8, 3]

/** Truth and model side by side. */
export interface Sides<T> {
  readonly truth: T
  readonly model: T
}

/** What stays of a motion when no state can be told any more. Absent where there is too little of it. */
export interface LongRun {
  readonly returnMaps?: Sides<ReturnMap>
  readonly spectra?: Sides<PowerSpectrum>
  readonly exponents?: Sides<readonly number[]>
  /** Drift of a conserved quantity, where the system has one; shape [n]. */
  readonly drift?: Sides<Float64Array> & { readonly name: string; readonly times: Float64Array }
  /** Why the model's motion ended early. */
  readonly stopped?: string
}

/** Follows both for long. Parts are measured one after the other, so that a newer request can end it between them. */
export function* longRun(
  { system, truth: start, exponents: known }: Simulation,
  model: LabModel,
  dt: number,
): Generator<LongRun> {
  const y0 = stateAt(start, 0)
  const times = timeGrid(0, dt, STEPS)
  const truth = system.kind === 'map' ? iterate(system, y0, STEPS) : integrate(system, y0, times, truthIntegrator)
  const prediction = rollout(model, y0, truth.times)
  const drift = driftOf(system, { truth, model: prediction })
  const found: LongRun = {
    ...pictures(system, { truth, model: prediction }),
    ...(drift && { drift }),
    ...stop(prediction),
  }
  yield found
  if (prediction.status !== 'complete') return
  const ofTruth = known?.slice(0, MOST_EXPONENTS) ?? exponentsOf(system, y0, dt)
  yield { ...found, exponents: { truth: ofTruth, model: exponentsOf(model, y0, dt) } }
}

function stop({ status, message = status }: Trajectory): Pick<LongRun, 'stopped'> {
  return status === 'complete' ? {} : { stopped: message }
}

function pictures(system: System, { truth, model }: Sides<Trajectory>): LongRun {
  const options = system.kind === 'map' ? { variable: 0 } : { variable: system.dim - 1, at: 'maxima' as const }
  const returnMaps = { truth: returnMap(truth, options), model: returnMap(model, options) }
  const long = model.times.length > STEPS / 4
  return {
    ...(returnMaps.truth.values.length >= LEAST_VALUES && { returnMaps }),
    ...(long && { spectra: { truth: spectrumOf(truth), model: spectrumOf(model) } }),
  }
}

const spectrumOf = (run: Trajectory): PowerSpectrum => powerSpectrum(run, { variables: [0], segment: 512 })

function driftOf(system: System, { truth, model }: Sides<Trajectory>): LongRun['drift'] {
  const [first] = Object.entries(system.invariants)
  if (!first) return undefined
  const [name, invariant] = first
  const of = (run: Trajectory): Float64Array => invariantDrift(run, invariant).drift
  return { name, times: truth.times, truth: of(truth), model: of(model) }
}

function exponentsOf(system: System, y0: ArrayLike<number>, dt: number): readonly number[] {
  const time = EXPONENT_STEPS * dt
  const count = Math.min(system.dim, MOST_EXPONENTS)
  return lyapunovSpectrum(system, { y0, time, transient: time / 8, count, integrator: truthIntegrator }).exponents
}
