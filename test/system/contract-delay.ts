import { expect } from 'vitest'
import { integrateDde } from '../../src/integrate/dde/integrate-dde.ts'
import type { DdeSystem } from '../../src/system/system.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { expectDescription, expectKernel, expectSlopes, expectText, expectWith } from './contract-clauses.ts'
import { differenceJacobian, largest, valuesOf } from './numerics.ts'

/** A made-up course of events: where each variable is at any time. */
type Course = (variable: number, t: number) => number

/** Fails unless the system keeps the contract of a delay differential equation: see the checks for its clauses. */
export function expectDdeContract(system: DdeSystem): void {
  expectDescription(system, Object.values(system.equations ?? {}))
  expectHistory(system)
  // At rest first: only kernels that pass can be integrated.
  expectKernels(
    system,
    pointOf(system, (variable) => system.initialState[variable]!, 0),
  )
  const course = courseOf(system)
  const points = [0, 0.7, 3, 11, 40].map((t) => pointOf(system, course, t))
  for (const { looks } of points) {
    expect(Math.min(...looks), 'lags are not negative').toBeGreaterThanOrEqual(0)
    if (system.constantDelays) expect(looks, 'constant delays are constant').toEqual(points[0]!.looks)
  }
  for (const point of points) {
    expectKernels(system, point)
    expectEquations(system, course, point)
    expectJacobian(system, point)
  }
  expectWith(system, (changed) => [
    ...points.flatMap(({ t, y }) => valuesOf(changed.lags, (out) => changed.delays(t, y, out))),
    ...points.flatMap(({ t, joined }) => valuesOf(changed.dim, (out) => splitField(changed, t, joined, out))),
  ])
}

/** Each variable swings, at a rate of its own, over the range that it has in a run of 50 of the longest lags. */
function courseOf(system: DdeSystem): Course {
  const { dim, lags, initialState } = system
  const first = valuesOf(lags, (out) => system.delays(0, Float64Array.from(initialState), out))
  const span = 50 * Math.max(1e-3, largest(first))
  const before = system.history ?? initialState
  const { states } = integrateDde(system, before, timeGrid(0, span / 400, 400), { relativeTolerance: 1e-6 })
  const ranges = initialState.map((_, i) => {
    const values = states.filter((_value, at) => at % dim === i)
    return [Math.min(...values), Math.max(...values)] as const
  })
  return (variable, t) => {
    const [low, high] = ranges[variable]!
    return (low + high) / 2 + ((high - low) / 2) * Math.sin((2.7 + variable) * t + 1)
  }
}

/** A state at t with its past, also one after the other in `joined`. */
interface Point {
  readonly t: number
  readonly y: Float64Array
  readonly looks: readonly number[]
  readonly joined: Float64Array
}

function pointOf({ dim, lags, delays }: DdeSystem, course: Course, t: number): Point {
  const at = (time: number): number[] => Array.from({ length: dim }, (_, variable) => course(variable, time))
  const y = Float64Array.from(at(t))
  const looks = valuesOf(lags, (out) => delays(t, y, out))
  return { t, y, looks, joined: Float64Array.from([...y, ...looks.flatMap((lag) => at(t - lag))]) }
}

function expectKernels(system: DdeSystem, { t, y, joined }: Point): void {
  expectKernel('delays', system.lags, y, (from, out) => system.delays(t, from, out))
  expectKernel('the field', system.dim, joined, (from, out) => splitField(system, t, from, out))
}

function splitField({ dim, field }: DdeSystem, t: number, joined: Float64Array, out: Float64Array): void {
  field(t, joined.subarray(0, dim), joined.subarray(dim), out)
}

/** In the text, x(t - tau) is the course of x, evaluated where mathjs says: this checks the delays too. */
function expectEquations(system: DdeSystem, course: Course, { t, joined }: Point): void {
  const { equations, variables, parameters, dim } = system
  if (!equations) return
  const scope = {
    t,
    ...parameters,
    ...Object.fromEntries(variables.map((name, i) => [name, joined[i]])),
    ...Object.fromEntries(variables.map((name, i) => [`${name}_past`, (time: number) => course(i, time)])),
  }
  const values = valuesOf(dim, (out) => splitField(system, t, joined, out))
  for (const [i, variable] of variables.entries()) {
    const text = equations[variable]!.replace(/\b(\w+)\(t\b/g, (call, name: string) =>
      variables.includes(name) ? `${name}_past(t` : call,
    )
    expectText(`the field of ${variable}`, text, scope, values[i]!)
  }
}

/** The past counts as more variables, and the lags as fixed. */
function expectJacobian(system: DdeSystem, { t, joined }: Point): void {
  const { dim, jacobian } = system
  if (!jacobian) return
  const size = dim * joined.length
  expectKernel('the Jacobian', size, joined, (from, out) => {
    jacobian(t, from.subarray(0, dim), from.subarray(dim), out)
  })
  const rows = differenceJacobian(joined.length, t, joined, (at, from, out) => {
    out.fill(0)
    splitField(system, at, from, out.subarray(0, dim))
  })
  const values = valuesOf(size, (out) => jacobian(t, joined.subarray(0, dim), joined.subarray(dim), out))
  expectSlopes('the Jacobian', values, rows.slice(0, size))
}

function expectHistory({ dim, history, delays, initialState, lags }: DdeSystem): void {
  if (!history) return
  const first = valuesOf(lags, (out) => delays(0, Float64Array.from(initialState), out))
  for (const t of [0, -largest(first) / 2, -largest(first)])
    expect(valuesOf(dim, (out) => history(t, out)).every(Number.isFinite), 'history writes every entry').toBe(true)
}
