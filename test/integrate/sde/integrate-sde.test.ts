import { expect, test } from 'vitest'
import { brownianPath } from '../../../src/integrate/sde/brownian-path.ts'
import { eulerMaruyama } from '../../../src/integrate/sde/euler-maruyama.ts'
import { integrateSde } from '../../../src/integrate/sde/integrate-sde.ts'
import { milstein } from '../../../src/integrate/sde/milstein.ts'
import { sra1 } from '../../../src/integrate/sde/sra1.ts'
import { sri2 } from '../../../src/integrate/sde/sri2.ts'
import { defineSde } from '../../../src/system/define-sde.ts'
import { stateAt, timeGrid } from '../../../src/trajectory.ts'
import { circle, gbm, growingNoise, ornsteinUhlenbeck, withoutDerivative } from './problems.ts'

const step = 1 / 64

/** Price and variance of S. L. Heston, Rev. Financ. Stud. 6, 327–343 (1993), with independent Wiener processes. */
const heston = defineSde({
  name: 'Heston',
  parameters: { mu: 0.05, kappa: 2, theta: 0.04, xi: 0.2, rho: -0.7 },
  equations: { S: 'mu*S', v: 'kappa*(theta - v)' },
  noise: [{ S: 'sqrt(v)*S', v: 'rho*xi*sqrt(v)' }, { v: 'sqrt(1 - rho^2)*xi*sqrt(v)' }],
  initialState: { S: 100, v: 0.04 },
})

/** Cox, Ingersoll and Ross far outside Feller's condition 2 kappa theta > sigma². */
const cir = defineSde({
  name: 'CIR',
  parameters: { kappa: 1, theta: 0.05, sigma: 1 },
  equations: { v: 'kappa*(theta - v)' },
  noise: { v: 'sigma*sqrt(v)' },
  initialState: [0.05],
})

test('one step of each method on geometric Brownian motion is its formula', () => {
  const { mu, sigma } = gbm.parameters
  const path = brownianPath({ noises: 1, seed: 1 })
  const h = 0.25
  const [dW] = path.at(h)
  const euler = 1 + mu * h + sigma * dW
  const correction = (sigma ** 2 * (dW ** 2 - h)) / 2
  const end = (system = gbm, method = eulerMaruyama({ step: h })): number =>
    integrateSde(system, [1], [0, h], method, { path }).states[1]
  expect(end()).toBeCloseTo(euler, 14)
  expect(end(gbm, milstein({ step: h }))).toBeCloseTo(euler + correction, 14)
  const support = 1 + mu * h + sigma * Math.sqrt(h)
  const difference = (sigma * (support - 1) * (dW ** 2 - h)) / (2 * Math.sqrt(h))
  expect(end(withoutDerivative(gbm), milstein({ step: h }))).toBeCloseTo(euler + difference, 14)
  expect(end(gbm, sri2({ step: h }))).toBeCloseTo(euler + (mu * h) ** 2 / 2 + correction, 14)
})

test('a trajectory has the requested times and counts its steps', () => {
  const times = [0, 0.1, 0.5, 2]
  const trajectory = integrateSde(gbm, [2], times, sri2({ step: 0.4 }), { seed: 3 })
  expect(trajectory.times).toEqual(Float64Array.from(times))
  expect(trajectory.states[0]).toBe(2)
  expect([trajectory.status, trajectory.dim, trajectory.variables]).toEqual(['complete', 1, ['x']])
  expect(trajectory.statistics).toMatchObject({ steps: 1 + 1 + 4, evaluations: 12 })
  expect(integrateSde(gbm, [2], [5], sri2({ step: 0.4 })).states).toEqual(Float64Array.of(2))
})

test('same seed, same bits; another seed, another path; the default seed is 0', () => {
  const run = (seed?: number) =>
    integrateSde(heston, [100, 0.04], timeGrid(0, 0.1, 20), eulerMaruyama({ step: 0.01 }), {
      ...(seed !== undefined && { seed }),
    }).states
  expect(run(7)).toEqual(run(7))
  expect(run(7)).not.toEqual(run(8))
  expect(run()).toEqual(run(0))
})

test('methods with one seed and the same steps see the same increments, whether they use the integrals or not', () => {
  const pureNoise = defineSde({ name: 'Wiener', equations: { x: '0' }, noise: { x: '1' }, initialState: [0] })
  const [a, b] = [eulerMaruyama, sra1].map((method) =>
    integrateSde(pureNoise, [0], timeGrid(0, 0.25, 8), method({ step }), { seed: 4 }),
  )
  expect(a.states).toEqual(b.states)
})

test.each([
  ['a seed', { seed: 5 }],
  ['a path', { path: brownianPath({ noises: 1, seed: 5 }) }],
])('a run on %s cut into output intervals of whole steps has the bits of one long run', (_, options) => {
  const many = integrateSde(growingNoise, [1], timeGrid(0, 0.25, 8), sra1({ step }), options)
  const one = integrateSde(growingNoise, [1], [0, 2], sra1({ step }), options)
  expect(stateAt(many, 8)).toEqual(stateAt(one, 1))
})

test('on a path, a run may start anywhere on it', () => {
  const path = brownianPath({ noises: 1, seed: 5 })
  const pureNoise = defineSde({ name: 'Wiener', equations: { x: '0' }, noise: { x: '1' }, initialState: [0] })
  const { states } = integrateSde(pureNoise, [0], [-1.1, 0.2, 3.3], eulerMaruyama({ step: 0.1 }), { path })
  expect(states[1]).toBeCloseTo(path.at(0.2)[0] - path.at(-1.1)[0], 12)
  expect(states[2]).toBeCloseTo(path.at(3.3)[0] - path.at(-1.1)[0], 12)
})

test('the noises of the Heston model are correlated as written', () => {
  const { rho, mu, kappa, theta, xi } = heston.parameters
  const n = 20_000
  const h = 1e-3
  const { states, status } = integrateSde(heston, [100, 0.04], timeGrid(0, h, n), eulerMaruyama({ step: h }), {
    seed: 1,
  })
  expect(status).toBe('complete')
  let product = 0
  for (let i = 0; i < n; i++) {
    const [s, v, sNext, vNext] = states.subarray(2 * i, 2 * i + 4)
    const price = (sNext - s - h * mu * s) / (s * Math.sqrt(v * h))
    product += (price * (vNext - v - h * kappa * (theta - v))) / (xi * Math.sqrt(v * h)) / n
  }
  expect(Math.abs(product - rho)).toBeLessThan(4 * Math.sqrt((1 + rho ** 2) / n))
})

test.each([
  ['milstein', milstein, heston],
  ['sri2', sri2, heston],
] as const)('%s refuses noise that does not commute and names the alternative', (name, method, system) => {
  expect(() => integrateSde(system, system.initialState, [0, 1], method({ step }))).toThrow(
    new RangeError(
      `${name}: the 2 noises of Heston are not known to commute (noiseKind 'general'); ` +
        "use eulerMaruyama, or define the system with noiseKind: 'commutative' if they do",
    ),
  )
})

test('sra1 refuses noise that depends on the state', () => {
  expect(() => integrateSde(gbm, [1], [0, 1], sra1({ step }))).toThrow(
    new RangeError('sra1: the noise of GBM is diagonal, not additive; use sri2 or milstein'),
  )
  expect(() => integrateSde(circle, [1, 0], [0, 1], sra1({ step }))).toThrow('is commutative, not additive')
  expect(() => integrateSde(heston, [1, 1], [0, 1], sra1({ step }))).toThrow('use eulerMaruyama')
})

test.each([eulerMaruyama, milstein, sri2].map((method) => [method.name, method] as const))(
  'a root of a negative number ends a run of %s with what is finite, and says where',
  (name, method) => {
    const trajectory = integrateSde(cir, [0.05], timeGrid(0, 0.05, 400), method({ step: 0.05 }), { seed: 2 })
    expect(trajectory.status).toBe('diverged')
    expect(trajectory.times.length).toBeLessThan(401)
    expect(trajectory.times.length).toBe(trajectory.states.length)
    expect(trajectory.states.every(Number.isFinite)).toBe(true)
    expect(trajectory.message).toMatch(new RegExp(`^${name}: CIR left the finite numbers in the step from t = `))
  },
)

test('inside Feller’s condition the same text completes', () => {
  const calm = cir.with({ sigma: 0.1 })
  const { status, states } = integrateSde(calm, [0.05], timeGrid(0, 0.05, 400), milstein({ step: 0.01 }), { seed: 2 })
  expect(status).toBe('complete')
  expect(states.every((v) => v > 0)).toBe(true)
})

test('an overflow is cut before it', () => {
  const system = defineSde({ name: 'blow-up', equations: { x: 'x^3' }, noise: { x: '0.1*x' }, initialState: [1] })
  const trajectory = integrateSde(system, [1], timeGrid(0, 0.25, 20), milstein({ step: 0.01 }))
  expect(trajectory.status).toBe('diverged')
  expect(trajectory.times.length).toBeLessThan(6)
  expect(trajectory.states.every(Number.isFinite)).toBe(true)
})

const onePath = brownianPath({ noises: 2 })

test.each([
  ['a short y0', [1, 2], [0, 1], {}, 'integrateSde: y0 has length 2, but Ornstein–Uhlenbeck has dim 1'],
  ['a y0 of NaN', [Number.NaN], [0, 1], {}, 'integrateSde: y0[0] must be finite, got NaN'],
  ['no times', [1], [], {}, 'integrateSde: times is empty'],
  ['times that repeat', [1], [0, 1, 1], {}, 'integrateSde: times must keep increasing, got times[1] = 1'],
  ['times that decrease', [1], [1, 0], {}, 'integrateSde: times must increase, got times[0] = 1 and times[1] = 0'],
  ['a seed that is no integer', [1], [0, 1], { seed: 1.5 }, 'seed must be a 32-bit integer, got 1.5'],
  ['another number of noises', [1], [0, 1], { path: onePath }, 'the path has 2 Wiener processes, but Ornstein'],
  ['seed and path', [1], [0, 1], { path: onePath, seed: 3 }, 'got a path and the seed 3; the path has its own'],
  ['too many steps', [1], [0, 1e9], {}, 'eulerMaruyama: step 0.015625 takes 64000000000 steps from 0 to 1000000000'],
] as const)('%s is refused', (_, y0, times, options, message) => {
  expect(() => integrateSde(ornsteinUhlenbeck, y0, times, eulerMaruyama({ step }), options)).toThrow(message)
})

test.each([eulerMaruyama, milstein, sri2, sra1].map((method) => [method.name, method] as const))(
  'a step of %s that is not positive is refused',
  (name, method) => {
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => method({ step: bad })).toThrow(`${name}: step must be positive and finite, got ${bad}`)
  },
)
