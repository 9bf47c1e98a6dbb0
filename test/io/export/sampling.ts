import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { iterate } from '../../../src/integrate/iterate.ts'
import type { Program } from '../../../src/io/export/program/program.ts'
import { type ExportableModel, programOf } from '../../../src/io/export/program/to-program.ts'
import { seededRandom } from '../../../src/math/random.ts'
import type { HamiltonianSystem } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'

/** Step of rollouts of fields: a power of 2, so that times are exact. */
export const STEP: number = 1 / 64
export const STEPS = 200

/** What the library says of a model: values at random points of its training box, and a rollout. */
export interface Truth {
  readonly program: Program
  readonly dim: number
  readonly outputs: number
  /** Shape [points, dim]. */
  readonly points: Float64Array
  /** Shape [points, outputs]. */
  readonly values: Float64Array
  /** Of a learned Hamiltonian; else empty. */
  readonly energies: Float64Array
  readonly start: readonly number[]
  /** Shape [STEPS + 1, dim]; empty for a function. */
  readonly states: Float64Array
}

export function truthOf(model: ExportableModel, count: number): Truth {
  const program = programOf(model, 'test')
  const dim = program.variables.length
  const points = randomPoints(program, model, count)
  const rows = Array.from({ length: count }, (_, i) => points.subarray(i * dim, (i + 1) * dim))
  if ('predict' in model) {
    const values = 'scores' in model ? model.scores({ values: points, dim }) : model.predict({ values: points, dim })
    return { program, dim, outputs: values.length / count, points, values, energies: none, start: [], states: none }
  }
  const values = new Float64Array(count * dim)
  const outs = rows.map((_, i) => values.subarray(i * dim, (i + 1) * dim))
  for (const [i, row] of rows.entries())
    if (model.kind === 'ode') model.field(0, row, outs[i])
    else model.advance(row, outs[i], 0)
  const { initialState: start } = model
  const { states } =
    model.kind === 'ode'
      ? integrate(model, start, timeGrid(0, STEP, STEPS), rk4({ step: STEP }))
      : iterate(model, start, STEPS)
  const energies = 'model' in model ? Float64Array.from(rows, (row) => energyOf(model, row)) : none
  return { program, dim, outputs: dim, points, values, energies, start, states }
}

const none = new Float64Array(0)

function energyOf(model: object, y: Float64Array): number {
  return (model as HamiltonianSystem).hamiltonian(y)
}

/** In the training box; turns of an angle, and the start's surroundings where there is no box. */
function randomPoints({ region, variables }: Program, model: ExportableModel, count: number): Float64Array {
  const random = seededRandom(7)
  const dim = variables.length
  const start = 'initialState' in model ? model.initialState : []
  return Float64Array.from({ length: count * dim }, (_, k) => {
    const j = k % dim
    const [low, high] = [region?.lower[j] ?? start[j] - 1, region?.upper[j] ?? start[j] + 1]
    const bounded = Number.isFinite(low) && Number.isFinite(high)
    return bounded ? low + random() * (high - low) : 20 * random() - 10
  })
}

/** Largest difference, column by column relative to the largest value. */
function discrepancy(values: ArrayLike<number>, truth: Float64Array, dim: number): number {
  const scale = new Float64Array(dim)
  for (let k = 0; k < truth.length; k++) scale[k % dim] = Math.max(scale[k % dim], Math.abs(truth[k]))
  let most = values.length === truth.length ? 0 : Number.POSITIVE_INFINITY
  for (let k = 0; k < truth.length; k++)
    most = Math.max(most, truth[k] === values[k] ? 0 : Math.abs(values[k] - truth[k]) / (scale[k % dim] || 1))
  return most
}

/** What an export says where the library has said it, in the same order. */
export type Numbers = Pick<Truth, 'values' | 'energies' | 'states'>

export function largestDiscrepancy(numbers: Numbers, truth: Truth): number {
  return Math.max(
    discrepancy(numbers.values, truth.values, truth.outputs),
    discrepancy(numbers.energies, truth.energies, 1),
    discrepancy(numbers.states, truth.states, truth.dim),
  )
}

/** The numbers as they lie in memory, for another program to read. */
export function bytesOf(arrays: readonly Float64Array[]): Uint8Array {
  return Buffer.concat(arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)))
}

/** What another program wrote: the numbers of all models, one after another. */
export function split(bytes: Uint8Array, truths: readonly Truth[]): Numbers[] {
  const numbers = new Float64Array(bytes.slice().buffer)
  let at = 0
  const take = ({ length }: Float64Array): Float64Array => {
    at += length
    return numbers.slice(at - length, at)
  }
  return truths.map(({ values, energies, states }) => ({
    values: take(values),
    energies: take(energies),
    states: take(states),
  }))
}
