import type { EnsembleRegressor } from '../../../src/learn/ensemble/ensemble-regressor.ts'
import type { Classifier } from '../../../src/learn/estimator/classifier.ts'
import type { Regressor } from '../../../src/learn/estimator/regressor.ts'
import type { Forecaster } from '../../../src/learn/forecaster.ts'
import type { MapSystem, OdeSystem } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'

/** Everything that a model says of itself and of states near its initial one; of rows of numbers where it is no system. */
export function said(model: object): unknown {
  return { data: plain(model), values: evaluated(model), start: 'stateAfter' in model && startOf(model as Forecaster) }
}

/** What a model says of states near its initial one. */
export function evaluated(model: object): unknown {
  if ('kind' in model) return ofSystem(model as MapSystem | OdeSystem)
  return ofEstimator(model as Regressor | Classifier<string | number> | EnsembleRegressor)
}

function ofSystem(system: MapSystem | OdeSystem): unknown {
  const { dim, initialState, jacobian } = system
  const starts = Array.from({ length: 5 }, (_, k) =>
    Float64Array.from(initialState, (value, j) => value * (1 + 0.01 * k) + 0.003 * j),
  )
  const filled = (length: number, write: (out: Float64Array) => void): Float64Array => {
    const out = new Float64Array(length)
    write(out)
    return out
  }
  return {
    values: starts.map((y, k) =>
      filled(dim, (out) => (system.kind === 'ode' ? system.field(k, y, out) : system.advance(y, out, k))),
    ),
    jacobians: jacobian && starts.map((y, k) => filled(dim * dim, (out) => jacobian(k, y, out))),
    orbit: 'orbit' in system && filled(6 * dim, (states) => [states.set(starts[0]), system.orbit!(states, 5)]),
  }
}

function startOf({ channels, memory, stateAfter }: Forecaster): Float64Array {
  const times = timeGrid(0, 1, memory + 1)
  const states = Float64Array.from({ length: times.length * channels }, (_, k) => Math.sin(k))
  return stateAfter({ dim: channels, times, states, status: 'complete' })
}

function ofEstimator(model: Regressor | Classifier<string | number> | EnsembleRegressor): unknown {
  const { inputDim } = ('members' in model ? model.members[0] : model).network
  const rows = { dim: inputDim, values: Float64Array.from({ length: 8 * inputDim }, (_, k) => Math.cos(k)) }
  return [
    model.predict(rows),
    'scores' in model && model.scores(rows),
    'intervals' in model && model.intervals(rows, 0.5),
  ]
}

/** Its data, functions left out. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, typeof part === 'function' ? 'a function' : plain(part)]),
  )
}
