import { expect, test } from 'vitest'
import { defineMap, defineOde } from '../../src/index.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { symmetryGroup } from '../../src/learn/symmetry-group.ts'
import { learnVectorField } from '../../src/learn/vector-field.ts'
import { seededRandom } from '../../src/math/random.ts'
import type { SampledNetwork } from '../../src/network/sampled-network.ts'
import { rollout } from '../../src/rollout.ts'
import { stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

const random = seededRandom(6, 9)

const lorenz = defineOde({
  name: 'Lorenz 63',
  parameters: { rho: 28 },
  equations: { x: '10*(y - x)', y: 'x*(rho - z) - y', z: 'x*y - 8*z/3' },
  initialState: { x: 1, y: 1, z: 1 },
})
const half = [
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, 1],
]
const record = integrate(lorenz, stateAt(integrate(lorenz, [1, 1, 1], [0, 10]), -1), timeGrid(0, 0.02, 800))

/** What rounding may do: a few ε for each term of the readout's sums. */
function rounding({ readout }: SampledNetwork, scale: Float64Array): number {
  const largest = scale.reduce((a, b) => Math.max(a, b))
  return 4 * Number.EPSILON * largest * readout.reduce((sum, value) => sum + Math.abs(value), 0)
}

function apply(matrix: readonly (readonly number[])[], y: ArrayLike<number>): Float64Array {
  return Float64Array.from(matrix, (row) => row.reduce((sum, value, j) => sum + value * y[j], 0))
}

test.each([[61], [[12, 30]]])('a field and a map of width %o commute with the symmetry to rounding', (width) => {
  const options = { width, constraints: { symmetries: [half] } }
  const field = learnVectorField(record, { ...options, derivatives: lorenz })
  const map = learnFlowMap(record, options)
  for (const { f, learned } of [
    { f: (y: Float64Array, out: Float64Array) => field.field(0, y, out), learned: field },
    { f: (y: Float64Array, out: Float64Array) => map.advance(y, out, 0), learned: map },
  ]) {
    const limit = rounding(learned.network, learned.outputScaler.scale)
    const [here, there] = [new Float64Array(3), new Float64Array(3)]
    for (let i = 0; i < 800; i += 50) {
      f(stateAt(record, i), here)
      f(apply(half, stateAt(record, i)), there)
      const turned = apply(half, here)
      for (let j = 0; j < 3; j++) expect(Math.abs(there[j] - turned[j])).toBeLessThan(limit)
    }
    expect(limit).toBeLessThan(1e-6)
  }
})

test('without the symmetry they do not, and with it the axis is invariant: x = y = 0 stays so', () => {
  const free = learnVectorField(record, { width: 61, derivatives: lorenz })
  const bound = learnVectorField(record, { width: 61, derivatives: lorenz, constraints: { symmetries: [half] } })
  const dydt = new Float64Array(3)
  free.field(0, Float64Array.of(0, 0, 20), dydt)
  expect(Math.abs(dydt[1])).toBeGreaterThan(1e-6)
  bound.field(0, Float64Array.of(0, 0, 20), dydt)
  expect(Math.abs(dydt[0]) + Math.abs(dydt[1])).toBeLessThan(1e-11)
})

test('images of the data teach the other wing: trained on one, right on both', () => {
  const states = Array.from({ length: 801 }, (_, i) => stateAt(record, i)).filter((y) => y[0] > 0)
  const wing: Trajectory = {
    ...record,
    times: timeGrid(0, 1, states.length - 1),
    states: Float64Array.from(states.flatMap((y) => Array.from(y))),
  }
  const options = { width: 100, derivatives: lorenz }
  const errorOf = (constraints: { readonly symmetries: (typeof half)[] }): number => {
    const { field } = learnVectorField(wing, { ...options, constraints })
    const [truth, guess] = [new Float64Array(3), new Float64Array(3)]
    let most = 0
    for (const y of states.map((state) => apply(half, state))) {
      lorenz.field(0, y, truth)
      field(0, y, guess)
      most = Math.max(most, ...truth.map((value, j) => Math.abs(value - guess[j])))
    }
    return most
  }
  expect(errorOf({ symmetries: [half] })).toBeLessThan(1e-2 * errorOf({ symmetries: [] }))
})

const ring = defineOde({
  name: 'ring',
  equations: { a: 'b - a^3', b: 'c - b^3', c: 'a - c^3' },
  initialState: { a: 1, b: 0, c: -0.5 },
})
const turn = [
  [0, 1, 0],
  [0, 0, 1],
  [1, 0, 0],
]

test('a group that mixes variables: a ring of three cells, turned', () => {
  expect(symmetryGroup('test', 3, [turn]).elements.length).toBe(3)
  const start = (): number => 2 * random() - 1
  const data = Array.from({ length: 12 }, () => integrate(ring, [start(), start(), start()], timeGrid(0, 0.05, 60)))
  const weak = { method: 'weak', halfWidth: 4 } as const
  for (const derivatives of [ring, weak]) {
    const { field, network, outputScaler } = learnVectorField(data, {
      width: 40,
      derivatives,
      constraints: { symmetries: [turn] },
    })
    expect(network.layers[0].width).toBe(42)
    const [here, there] = [new Float64Array(3), new Float64Array(3)]
    const y = Float64Array.of(0.4, -0.1, 0.6)
    field(0, y, here)
    field(0, apply(turn, y), there)
    const turned = apply(turn, here)
    for (let j = 0; j < 3; j++)
      expect(Math.abs(there[j] - turned[j])).toBeLessThan(rounding(network, outputScaler.scale))
  }
})

test('with as many neurons, the symmetric network is the better one on trajectories that neither has seen', () => {
  const start = (): number => 2 * random() - 1
  const orbits = (): Trajectory[] =>
    Array.from({ length: 10 }, () => integrate(ring, [start(), start(), start()], timeGrid(0, 0.05, 60)))
  const [data, unseen] = [orbits(), orbits()]
  const errorOf = (symmetries: number[][][]): number => {
    const { field } = learnVectorField(data, { width: 84, derivatives: ring, constraints: { symmetries } })
    const [truth, guess] = [new Float64Array(3), new Float64Array(3)]
    let sum = 0
    for (const orbit of unseen)
      for (let i = 0; i < orbit.times.length; i++) {
        ring.field(0, stateAt(orbit, i), truth)
        field(0, stateAt(orbit, i), guess)
        for (let j = 0; j < 3; j++) sum += (truth[j] - guess[j]) ** 2
      }
    return sum
  }
  expect(errorOf([turn])).toBeLessThan(errorOf([]))
})

test('a pendulum’s reflection, with its angle periodic', () => {
  const pendulum = defineOde({
    name: 'pendulum',
    equations: { theta: 'omega', omega: '-sin(theta) - 0.3*sin(2*theta)' },
    initialState: { theta: 1, omega: 0 },
  })
  const data = integrate(pendulum, [2, 0.5], timeGrid(0, 0.1, 200))
  const reflection = [
    [-1, 0],
    [0, -1],
  ]
  const { field, network, outputScaler } = learnVectorField(data, {
    width: 40,
    derivatives: pendulum,
    periodic: { theta: 2 * Math.PI },
    constraints: { symmetries: [reflection] },
  })
  const [here, there] = [new Float64Array(2), new Float64Array(2)]
  field(0, Float64Array.of(1.1, 0.4), here)
  field(0, Float64Array.of(-1.1, -0.4), there)
  for (let j = 0; j < 2; j++) expect(Math.abs(here[j] + there[j])).toBeLessThan(rounding(network, outputScaler.scale))
  const options = {
    width: 9,
    periodic: { theta: 1 },
    constraints: {
      symmetries: [
        [
          [0, 1],
          [1, 0],
        ],
      ],
    },
  }
  expect(() => learnFlowMap(data, options)).toThrow('only keep or reverse the periodic variable 0')
})

const epidemic = defineOde({
  name: 'SIR',
  equations: { S: '-0.5*S*I', I: '0.5*S*I - 0.2*I', R: '0.2*I' },
  initialState: { S: 0.99, I: 0.01, R: 0 },
})
const outbreaks = [0.01, 0.05, 0.2].map((i) => integrate(epidemic, [1 - i, i, 0], timeGrid(0, 0.5, 80)))

test('a conserved sum stays to rounding, in fields from differences and in maps, also far from the data', () => {
  const options = { width: 40, constraints: { conserved: [[1, 1, 1]] } }
  const field = learnVectorField(outbreaks, { ...options, derivatives: { order: 2 } })
  const map = learnFlowMap(outbreaks, options)
  expect(map.target).toBe('increment')
  const dydt = new Float64Array(3)
  for (const y of [
    [0.5, 0.1, 0.4],
    [2, 1, 3],
  ]) {
    field.field(0, Float64Array.from(y), dydt)
    const size = rounding(field.network, field.outputScaler.scale)
    expect(Math.abs(dydt[0] + dydt[1] + dydt[2])).toBeLessThan(size)
    expect(size).toBeLessThan(1e-8)
  }
  const end = stateAt(rollout(map, [0.9, 0.1, 0], timeGrid(0, 0.5, 100)), -1)
  expect(end[0] + end[1] + end[2]).toBeCloseTo(1, 12)
})

test('a law and a symmetry hold together, or are refused', () => {
  const swap = [
    [0, 1],
    [1, 0],
  ]
  const exchange = defineOde({
    name: 'exchange',
    equations: { a: 'b^3 - a^3', b: 'a^3 - b^3' },
    initialState: { a: 1, b: 0 },
  })
  const data = Array.from({ length: 12 }, (_, i) => integrate(exchange, [0.1 * i, -random()], timeGrid(0, 0.1, 60)))
  const { field } = learnVectorField(data, {
    width: 20,
    derivatives: exchange,
    constraints: { symmetries: [swap], conserved: [[1, 1]] },
  })
  const [here, there] = [new Float64Array(2), new Float64Array(2)]
  field(0, Float64Array.of(0.5, -0.2), here)
  field(0, Float64Array.of(-0.2, 0.5), there)
  expect(Math.abs(here[0] + here[1])).toBeLessThan(1e-12)
  expect(Math.abs(here[0] - there[1])).toBeLessThan(1e-12)
  expect(here[0]).toBeCloseTo((-0.2) ** 3 - 0.5 ** 3, 1)
  const clash = { symmetries: [swap], conserved: [[1, 0]] }
  expect(() => learnFlowMap(data, { width: 5, constraints: clash })).toThrow('turn conserved quantity 0 into one')
})

test('where all is known the network has nothing to add', () => {
  const field = learnVectorField(record, { width: 20, derivatives: lorenz, known: lorenz })
  expect(field.network.readout.every((value) => value === 0)).toBe(true)
  const [truth, guess] = [new Float64Array(9), new Float64Array(9)]
  for (const what of ['field', 'jacobian'] as const) {
    lorenz[what]?.(0, Float64Array.of(3, 4, 20), truth)
    field[what]?.(0, Float64Array.of(3, 4, 20), guess)
    for (const [k, value] of truth.entries()) expect(guess[k]).toBe(value)
  }
})

test('a known part and a remainder that is linear: the sum is the truth, in field and weak form', () => {
  const known = defineOde({
    name: 'without damping',
    parameters: { k: 1 },
    equations: { x: '0*x', v: '-k*x^3' },
    initialState: { x: 1, v: 0 },
  })
  const whole = defineOde({
    name: 'Duffing',
    parameters: { k: 1 },
    equations: { x: 'v', v: '-k*x^3 - 0.3*v + 0.1*x' },
    initialState: { x: 1, v: 0 },
  })
  const parameters = [{ k: 0.5 }, { k: 1 }, { k: 2 }]
  const data = parameters.map((p, i) => integrate(whole.with(p), [1 + i, 0], timeGrid(0, 0.01, 800)))
  const sources = [
    [whole, 10],
    [{ method: 'weak', halfWidth: 6 }, 5],
  ] as const
  for (const [derivatives, digits] of sources) {
    const model = learnVectorField(data, { width: 10, derivatives, known, parameters }).with({ k: 1.5 })
    const [truth, guess] = [new Float64Array(4), new Float64Array(4)]
    for (const what of ['field', 'jacobian'] as const) {
      whole.with({ k: 1.5 })[what]?.(0, Float64Array.of(0.7, -0.2), truth)
      model[what]?.(0, Float64Array.of(0.7, -0.2), guess)
      for (const [k, value] of truth.entries()) expect(guess[k]).toBeCloseTo(value, digits)
    }
  }
})

test('a map that is nearly known: what it lacks is learned', () => {
  const whole = defineMap({
    name: 'Hénon',
    parameters: { a: 1.4 },
    equations: { x: '1 - a*x^2 + y', y: '0.3*x' },
    initialState: { x: 0.1, y: 0.1 },
  })
  const known = defineMap({
    name: 'parabola',
    parameters: { a: 1 },
    equations: { x: '-a*x^2', y: '0*y' },
    initialState: { x: 0.1, y: 0.1 },
  })
  const times = timeGrid(0, 1, 200)
  const data = [1.3, 1.4].map((a) => rollout(whole.with({ a }), [0.1, 0.1], times))
  const parameters = [{ a: 1.3 }, { a: 1.4 }]
  const model = learnFlowMap(data, { width: 10, known, parameters }).with({ a: 1.35 })
  const [truth, guess] = [new Float64Array(4), new Float64Array(4)]
  model.advance(Float64Array.of(0.3, -0.1), guess, 0)
  expect(guess[0]).toBeCloseTo(1 - 1.35 * 0.09 - 0.1, 11)
  whole.with({ a: 1.35 }).jacobian?.(0, Float64Array.of(0.3, -0.1), truth)
  model.jacobian?.(0, Float64Array.of(0.3, -0.1), guess)
  for (const [k, value] of truth.entries()) expect(guess[k]).toBeCloseTo(value, 9)
  expect(() => learnFlowMap(data, { width: 5, known, target: 'state' })).toThrow("use 'increment'")
})

test.each<[string, Parameters<typeof learnVectorField>[1], string]>([
  ['a known map', { width: 5, known: rollout as never }, "is of kind 'undefined', not 'ode'"],
  [
    'a known part of other dimension',
    { width: 5, known: defineOde({ name: 'line', equations: { x: '-x' }, initialState: { x: 1 } }) },
    'known line has dim 1, but the trajectories have dim 3',
  ],
  [
    'a symmetry of infinite order',
    {
      width: 5,
      constraints: {
        symmetries: [
          [
            [1, 1, 0],
            [0, 1, 0],
            [0, 0, 1],
          ],
        ],
      },
    },
    'generate more than 96 matrices',
  ],
  [
    'a symmetry of another shape',
    { width: 5, constraints: { symmetries: [[[1]]] } },
    'symmetry 0 must be 3 rows of 3 finite numbers',
  ],
  [
    'a law of another shape',
    { width: 5, constraints: { conserved: [[1, 1]] } },
    'conserved 0 must be 3 finite coefficients',
  ],
  [
    'a law twice',
    {
      width: 5,
      constraints: {
        conserved: [
          [1, 1, 0],
          [2, 2, 0],
        ],
      },
    },
    'conserved 1 is zero or follows from those before it',
  ],
])('%s is refused', (_, options, message) => {
  expect(() => learnVectorField(record, options)).toThrow(RangeError)
  expect(() => learnVectorField(record, options)).toThrow(message)
})
