import type { Box } from '../math/box.ts'

/** What `exportModule` writes of a map or a field, once it is imported. */
export interface ExportedModel {
  readonly name: string
  readonly variables: readonly string[]
  readonly dim: number
  /** The time that a map advances, where it knows it. */
  readonly dt?: number
  /** Where the training data were. */
  readonly region?: Box
  /** Of a map. */
  readonly advance?: (y: Float64Array, next: Float64Array, t?: number) => void
  /** Of a field. */
  readonly field?: (t: number, y: Float64Array, dydt: Float64Array) => void
  /** States of shape [steps + 1, dim]; what follows is t0 for a map and dt, t0 for a field. */
  rollout(y0: ArrayLike<number>, steps: number, ...times: number[]): Float64Array
}

/** The module of `src` itself. @throws SyntaxError for one that is no exported map or field. */
export function exportedModel(module: object, src: string): ExportedModel {
  const { variables, dim, advance, field, rollout, predict } = module as Record<string, unknown>
  if (typeof predict === 'function') throw new SyntaxError(`${src} is a function, which has no orbit.`)
  const complete = Array.isArray(variables) && variables.length === dim && typeof rollout === 'function'
  if (!complete || typeof (advance ?? field) !== 'function')
    throw new SyntaxError(`${src} is no model that exportModule wrote.`)
  return module as ExportedModel
}

/** The state y0, reached after `from` steps, and those after it; shape [steps + 1, dim]. A map's own dt counts. */
export function statesFrom(
  model: ExportedModel,
  y0: ArrayLike<number>,
  steps: number,
  dt: number,
  from = 0,
): Float64Array {
  return model.advance ? model.rollout(y0, steps, from * dt) : model.rollout(y0, steps, dt, from * dt)
}
