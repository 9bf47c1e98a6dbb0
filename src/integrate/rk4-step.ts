import type { VectorField } from '../system/system.ts'

/** Scratch arrays of one `rk4Step` caller, each of length dim. */
export interface Rk4Workspace {
  readonly k1: Float64Array
  readonly k2: Float64Array
  readonly k3: Float64Array
  readonly k4: Float64Array
  readonly stage: Float64Array
}

export function rk4Workspace(dim: number): Rk4Workspace {
  const vector = (): Float64Array => new Float64Array(dim)
  return { k1: vector(), k2: vector(), k3: vector(), k4: vector(), stage: vector() }
}

/** Advances y in place from t to t + h by the classical Runge–Kutta method. No checks, no allocation. */
export function rk4Step(field: VectorField, t: number, h: number, y: Float64Array, workspace: Rk4Workspace): void {
  const { k1, k2, k3, k4, stage } = workspace
  const dim = y.length
  field(t, y, k1)
  for (let i = 0; i < dim; i++) stage[i] = y[i] + 0.5 * h * k1[i]
  field(t + 0.5 * h, stage, k2)
  for (let i = 0; i < dim; i++) stage[i] = y[i] + 0.5 * h * k2[i]
  field(t + 0.5 * h, stage, k3)
  for (let i = 0; i < dim; i++) stage[i] = y[i] + h * k3[i]
  field(t + h, stage, k4)
  for (let i = 0; i < dim; i++) y[i] += (h / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i])
}
