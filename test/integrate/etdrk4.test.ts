import { expect, test } from 'vitest'
import { etdrk4 } from '../../src/integrate/etdrk4.ts'
import { etdrk4Coefficients } from '../../src/integrate/etdrk4-coefficients.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { integratorOf } from '../../src/integrate/methods.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt, timeGrid } from '../../src/trajectory.ts'
import { burgersOf } from '../../systems/fields/burgers.ts'
import { ginzburgLandauOf } from '../../systems/fields/ginzburg-landau.ts'
import { heatEquation } from '../../systems/fields/heat-equation.ts'
import { kuramotoSivashinskyOf } from '../../systems/fields/kuramoto-sivashinsky.ts'
import { nonlinearSchrodingerOf } from '../../systems/fields/nonlinear-schrodinger.ts'
import { ordersOf } from './orders.ts'
import { lorenz63, maxDifference } from './problems.ts'

/** The state after time T from y0. */
function after(system: OdeSystem, T: number, step: number, y0: ArrayLike<number> = system.initialState): Float64Array {
  return stateAt(integrate(system, y0, [0, T], etdrk4({ step })), 1)
}

const precise = dop853({ relativeTolerance: 1e-12, absoluteTolerance: 1e-13 })

const fields: [OdeSystem, number, readonly number[]][] = [
  [kuramotoSivashinskyOf({ size: 32 }), 20, [1 / 64, 1 / 128, 1 / 256]],
  [burgersOf({ size: 64 }), 1, [1 / 16, 1 / 32, 1 / 64, 1 / 128]],
  [burgersOf({ size: 31, boundary: 'dirichlet' }).with({ viscosity: 0.2 }), 1, [1 / 16, 1 / 32, 1 / 64, 1 / 128]],
  [nonlinearSchrodingerOf({ size: 64, length: 20 }), 2, [1 / 64, 1 / 128, 1 / 256]],
  [ginzburgLandauOf({ size: 64, length: 50 }), 5, [1 / 16, 1 / 32, 1 / 64]],
]

test.each(fields.map(([system, ...rest]) => [system.name, system, ...rest] as const))(
  'order 4 on the %s, towards the solution of dop853',
  (_, system, T, steps) => {
    const exact = stateAt(integrate(system, system.initialState, [0, T], precise), 1)
    const errors = steps.map((step) => maxDifference(after(system, T, step), exact))
    for (const order of ordersOf(errors)) expect(Math.abs(order - 4)).toBeLessThan(0.25)
    expect(errors.at(-1)).toBeLessThan(2e-6)
  },
)

test('of very stiff modes (|hλ| up to 30,000) the order rises from 3 to 4 with shorter steps', () => {
  const system = kuramotoSivashinskyOf()
  const y0 = after(system, 50, 1 / 8)
  const exact = after(system, 10, 1 / 2048, y0)
  const errors = [1 / 4, 1 / 16, 1 / 64, 1 / 256].map((step) => maxDifference(after(system, 10, step, y0), exact))
  const orders = ordersOf(errors).map((twoHalvings) => twoHalvings / 2)
  expect(orders[0]).toBeGreaterThan(2.8)
  for (const i of [1, 2]) expect(orders[i]).toBeGreaterThan(orders[i - 1])
  expect(Math.abs(orders[2] - 4)).toBeLessThan(0.25)
})

test('without a nonlinear part one step of any length is exact', () => {
  const modes = new Float64Array(66)
  heatEquation.semilinear!.toModes(Float64Array.from(heatEquation.initialState), modes)
  const at = new Float64Array(66)
  heatEquation.semilinear!.toModes(after(heatEquation, 0.01, 1), at)
  for (let k = 0; k < 33; k++) {
    const decay = Math.exp(-0.01 * (2 * Math.PI * k) ** 2)
    for (const i of [2 * k, 2 * k + 1]) expect(Math.abs(at[i] - decay * modes[i])).toBeLessThan(1e-16)
  }
})

/** y′ = λ(y − cos t) − sin t in the plane of complex numbers. */
const pulled = (re: number, im: number): OdeSystem =>
  defineOde({
    name: 'pulled cosine',
    variables: ['re', 'im'],
    semilinear: () => ({
      modes: 1,
      linear: Float64Array.of(re, im),
      nonlinear: (t, _, out) => out.set([-re * Math.cos(t) - Math.sin(t), -im * Math.cos(t)]),
      toModes: (y, amplitudes) => amplitudes.set(y),
      fromModes: (amplitudes, y) => y.set(amplitudes),
    }),
    initialState: [1, 0],
  })

test.each([
  [-3, 0],
  [-1, 5],
  [0, -4],
])('order 4 with eigenvalue %d + %di and a nonlinear part that knows the time, from t = 2', (re, im) => {
  const system = pulled(re, im)
  const error = (step: number): number =>
    maxDifference(stateAt(integrate(system, [Math.cos(2), 0], [2, 4], etdrk4({ step })), 1), [Math.cos(4), 0])
  for (const order of ordersOf([1 / 8, 1 / 16, 1 / 32, 1 / 64].map(error)))
    expect(Math.abs(order - 4)).toBeLessThan(0.15)
})

test('the coefficients are their series near 0 and their formulas far from it', () => {
  const near = etdrk4Coefficients(Float64Array.of(0, 0, 1e-9, 0, -1e-6, 1e-6), 1)
  const limits = { wholeStep: 1, halfStep: 1, stage: 1 / 2, first: 1 / 6, middle: 1 / 3, last: 1 / 6 }
  for (const [name, limit] of Object.entries(limits)) {
    const values = near[name as keyof typeof limits]
    expect(Math.abs(values[0] - limit)).toBeLessThan(1e-15)
    expect(values[1]).toBe(0)
    expect(Math.abs(values[2] - limit)).toBeLessThan(2e-9)
    expect(Math.hypot(values[4] - limit, values[5])).toBeLessThan(2e-6)
  }
  const [z, h] = [-20, 0.1]
  const far = etdrk4Coefficients(Float64Array.of(z / h, 0), h)
  const e = Math.exp(z)
  const formulas = {
    stage: (Math.exp(z / 2) - 1) / z,
    first: (-4 - z + e * (4 - 3 * z + z * z)) / z ** 3,
    middle: (2 * (2 + z + e * (z - 2))) / z ** 3,
    last: (-4 - 3 * z - z * z + e * (4 - z)) / z ** 3,
  }
  for (const [name, value] of Object.entries(formulas))
    expect(Math.abs(far[name as keyof typeof formulas][0] / (h * value) - 1)).toBeLessThan(1e-13)
})

test('backwards in time a conservative field comes back', () => {
  const system = nonlinearSchrodingerOf({ size: 64, length: 20 })
  const there = after(system, 2, 1 / 256)
  const back = stateAt(integrate(system, there, [2, 0], etdrk4({ step: 1 / 256 })), 1)
  expect(maxDifference(back, system.initialState)).toBeLessThan(1e-8)
  expect(maxDifference(back, there)).toBeGreaterThan(0.1)
})

test('a run cut into output intervals of whole steps has the bits of one long run', () => {
  const system = kuramotoSivashinskyOf({ size: 32 })
  const many = integrate(system, system.initialState, timeGrid(0, 0.5, 20), etdrk4({ step: 1 / 8 }))
  expect(stateAt(many, -1)).toEqual(after(system, 10, 1 / 8))
  expect(many.statistics).toMatchObject({ steps: 80, evaluations: 320 })
})

test('events inside a step', () => {
  const system = pulled(-1, 0)
  const events = [{ when: (_t: number, y: Float64Array) => y[0] }]
  const { events: found } = integrate(system, [1, 0], [0, 10], etdrk4({ step: 1 / 16 }), { events })
  expect(found).toHaveLength(3)
  for (const [i, { time }] of found!.entries()) expect(Math.abs(time - (i + 1 / 2) * Math.PI)).toBeLessThan(2e-6)
})

test('a spec makes it anew', () => {
  const { spec } = etdrk4({ step: 0.25 })
  const system = kuramotoSivashinskyOf({ size: 16 })
  const again = integrate(system, system.initialState, [0, 5], integratorOf(spec!))
  expect(stateAt(again, 1)).toEqual(after(system, 5, 0.25))
})

test('a system without modes is refused, with the ways out', () => {
  expect(() => integrate(lorenz63, [1, 1, 1], [0, 1], etdrk4({ step: 0.1 }))).toThrow(
    new RangeError(
      'etdrk4: Lorenz 63 has no semilinear form; take dop853(), or rodas5p() if it is stiff, which need none',
    ),
  )
  expect(() => etdrk4({ step: 0 })).toThrow('etdrk4: step must be positive and finite, got 0')
})

test('a blow-up is cut at the last time before it', () => {
  const trajectory = integrate(heatEquation, heatEquation.initialState, [1, 0.999, -1e3], etdrk4({ step: 0.5 }))
  expect(trajectory.status).toBe('diverged')
  expect(trajectory.times).toEqual(Float64Array.of(1, 0.999))
})
