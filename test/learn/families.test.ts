import { expect, test } from 'vitest'
import { defineMap, defineOde } from '../../src/index.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { bindInputs } from '../../src/learn/bind-inputs.ts'
import { fitScaledNetwork } from '../../src/learn/fit-scaled-network.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { scaledEvaluator, scaledJacobian } from '../../src/learn/scaled-network.ts'
import { learnVectorField } from '../../src/learn/vector-field.ts'
import { seededRandom } from '../../src/math/random.ts'
import { swim } from '../../src/network/swim.ts'
import { rollout } from '../../src/rollout.ts'
import { stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** Linear in state, parameter and control alike, so a network with linear features learns it to rounding. */
const driven = defineOde({
  name: 'driven oscillator',
  parameters: { b: 0.5 },
  equations: { x: 'v + b', v: '-x - 0.1*v' },
  initialState: { x: 1, v: 0 },
})

const random = seededRandom(4, 7)
const values = [-1, 0.2, 0.5, 2]
const family = values.map((b) =>
  integrate(driven.with({ b }), [2 * random() - 1, 2 * random() - 1], timeGrid(0, 0.1, 60)),
)
const parameters = values.map((b) => ({ b }))

test('a linear family is learned to rounding, as a field and as a map, also at values it has not seen', () => {
  const options = { width: 10, parameters }
  const field = learnVectorField(family, { ...options, derivatives: driven })
  const map = learnFlowMap(family, options)
  expect([field.parameters, map.parameters]).toEqual([{ b: -1 }, { b: -1 }])
  const [truth, guess, jacobian] = [new Float64Array(2), new Float64Array(2), new Float64Array(4)]
  for (const b of [-1, 1.1, 5]) {
    driven.with({ b }).field(0, Float64Array.of(0.3, -0.4), truth)
    field.with({ b }).field(0, Float64Array.of(0.3, -0.4), guess)
    const steps = rollout(map.with({ b }), [0.3, -0.4], timeGrid(0, 0.1, 50))
    const exact = integrate(driven.with({ b }), [0.3, -0.4], timeGrid(0, 0.1, 50))
    for (let j = 0; j < 2; j++) {
      expect(guess[j]).toBeCloseTo(truth[j], 9)
      expect(stateAt(steps, -1)[j]).toBeCloseTo(stateAt(exact, -1)[j], 7)
    }
  }
  field.with({ b: 3 }).jacobian?.(0, Float64Array.of(0.3, -0.4), jacobian)
  for (const [k, value] of [0, 1, -1, -0.1].entries()) expect(jacobian[k]).toBeCloseTo(value, 9)
})

test('the training region of a member is that of the states, the family’s that of all inputs', () => {
  const map = learnFlowMap(family, { width: 10, parameters })
  expect(map.trainingRegion.lower.length).toBe(2)
  expect([map.family?.trainingRegion.lower[2], map.family?.trainingRegion.upper[2]]).toEqual([-1, 2])
  expect(map.network.inputDim).toBe(2)
  expect(map.orbit).toBeDefined()
})

test('a nonlinear family: the logistic map between the values it was taught', () => {
  const logistic = defineMap({
    name: 'logistic',
    parameters: { r: 3.7 },
    equations: { x: 'r*x*(1 - x)' },
    initialState: { x: 0.3 },
  })
  const taught = [3.5, 3.6, 3.7, 3.8, 3.9].map((r) => ({ r }))
  const data = taught.map(({ r }) => iterate(logistic.with({ r }), [0.3], 100))
  const model = learnFlowMap(data, { width: 60, parameters: taught, sampler: swim({ slopeScale: 0.25 }) }).with({
    r: 3.65,
  })
  const next = new Float64Array(1)
  model.advance(Float64Array.of(0.4), next, 0)
  expect(next[0]).toBeCloseTo(3.65 * 0.4 * 0.6, 4)
})

test('given inputs go into the biases: the smaller network is the same function, with the same derivatives', () => {
  const size = 200
  const inputs = Float64Array.from({ length: 4 * size }, () => 3 * random())
  const targets = Float64Array.from({ length: 2 * size }, (_, k) => {
    const [a, b, c, d] = inputs.subarray(4 * (k >> 1), 4 * (k >> 1) + 4)
    return k % 2 === 0 ? Math.sin(a + b * c) : Math.cos(2 * b) + d
  })
  const periods = Float64Array.of(0, Math.PI, 0, 0)
  for (const [width, linear] of [
    [20, true],
    [[8, 12], true],
    [20, false],
  ] as const) {
    const whole = fitScaledNetwork({ size, inputDim: 4, targetDim: 2, inputs, targets, periods }, { width, linear })
    const [full, fullSlopes] = [new Float64Array(2), new Float64Array(8)]
    scaledEvaluator(whole)(Float64Array.of(1, 2, 0.5, 0.7), full)
    scaledJacobian(whole)(Float64Array.of(1, 2, 0.5, 0.7), fullSlopes)
    for (const [from, given, rest] of [
      [2, [0.5, 0.7], [1, 2]],
      [1, [2, 0.5], [1, 0.7]],
    ] as const) {
      const bound = bindInputs(whole, from, given)
      const [part, slopes] = [new Float64Array(2), new Float64Array(4)]
      scaledEvaluator(bound)(Float64Array.from(rest), part)
      scaledJacobian(bound)(Float64Array.from(rest), slopes)
      const kept = [0, 1, 2, 3].filter((j) => j < from || j >= from + 2)
      for (let c = 0; c < 2; c++) {
        expect(part[c]).toBeCloseTo(full[c], 10)
        for (const [j, input] of kept.entries()) expect(slopes[2 * c + j]).toBeCloseTo(fullSlopes[4 * c + input], 9)
      }
    }
  }
})

test('where rates are linear the time step may be any: a rotor, taught at uneven times', () => {
  const data = [0.5, -0.9, 0.8].map((omega): Trajectory => {
    const times = timeGrid(0, 0.3, 60).map((t) => t + 0.2 * random())
    const states = Float64Array.from(Array.from(times).flatMap((t) => [omega * t - Math.floor(omega * t), omega]))
    return { dim: 2, times, states, status: 'complete', variables: ['turn', 'omega'] }
  })
  const model = learnFlowMap(data, { width: 10, strides: [1, 2, 4], periodic: { turn: 1 } })
  expect([model.target, model.dt]).toEqual(['rate', model.parameters.dt])
  for (const dt of [0.05, 0.7, 3]) {
    const stepped = model.with({ dt })
    expect(stepped.dt).toBe(dt)
    const prediction = rollout(stepped, [0, 0.8], timeGrid(0, dt, 20))
    expect(stateAt(prediction, -1)[0]).toBeCloseTo(16 * dt, 9)
  }
  expect(() => model.with({ dt: 0 })).toThrow('dt must not be 0')
})

test('a step of an oscillator between the strides it was taught', () => {
  const data = [0, 1].map((i) => integrate(driven.with({ b: 0 }), [1, i], timeGrid(0, 0.1, 150)))
  const model = learnFlowMap(data, { width: 150, strides: [1, 2, 3, 4, 5, 6, 7, 8] })
  for (const dt of [0.15, 0.4, 0.7]) {
    const next = new Float64Array(2)
    model.with({ dt }).advance(Float64Array.of(0.2, 0.5), next, 0)
    const exact = stateAt(integrate(driven.with({ b: 0 }), [0.2, 0.5], [0, dt]), -1)
    for (let j = 0; j < 2; j++) expect(next[j]).toBeCloseTo(exact[j], 4)
  }
})

/** Exact steps of length h under a control that is held for each. */
function held(y0: readonly number[], controls: ArrayLike<number>, h: number): Trajectory {
  const states = [...y0]
  for (let i = 0; i + 1 < controls.length; i++) {
    const [x, v, u] = [states[2 * i], states[2 * i + 1], controls[i]]
    states.push(u + (x - u) * Math.cos(h) + v * Math.sin(h), -(x - u) * Math.sin(h) + v * Math.cos(h))
  }
  const times = timeGrid(0, h, controls.length - 1)
  return { dim: 2, times, states: Float64Array.from(states), status: 'complete', variables: ['x', 'v'] }
}

test('a controlled map follows controls it has not seen, held from step to step', () => {
  const pushes = [0, 1].map(() => Float64Array.from({ length: 80 }, () => 2 * random() - 1))
  const data = pushes.map((push, i) => held([i, 0.5], push, 0.2))
  const model = learnFlowMap(data, { width: 10, controls: { names: ['u'], values: pushes } })
  expect(model.parameters.u).toBe(pushes[0][0])
  const driven = model.withControls((t, u) => u.fill(Math.sin(t)))
  expect(driven.parameters).toEqual({})
  const times = timeGrid(0, 0.2, 60)
  const truth = held([0.3, 0], times.map(Math.sin), 0.2)
  const prediction = rollout(driven, [0.3, 0], times)
  for (const [k, value] of truth.states.entries()) expect(prediction.states[k]).toBeCloseTo(value, 8)
  const next = new Float64Array(2)
  model.with({ u: 0.4 }).advance(Float64Array.of(0.3, 0), next, 0)
  expect(next[0]).toBeCloseTo(held([0.3, 0], [0.4, 0], 0.2).states[2], 9)
  expect(() => driven.with({ u: 1 })).toThrow("has no parameters, so no 'u'")
})

test('a controlled field is integrated under controls that vary in time', () => {
  const push = (t: number): number => Math.cos(t * t)
  const data = [0, 20].map((start): Trajectory => {
    const states = Float64Array.from({ length: 202 }, () => 2 * random() - 1)
    return { dim: 2, times: timeGrid(start, 0.1, 100), states, status: 'complete', variables: ['x', 'v'] }
  })
  const derivatives = defineOde({
    name: 'pushed oscillator',
    equations: { x: 'v', v: '-x + cos(t^2)' },
    initialState: { x: 1, v: 0 },
  })
  const controls = { names: ['u'], values: data.map(({ times }) => times.map(push)) }
  const model = learnVectorField(data, { width: 10, derivatives, controls })
  const swing = model.withControls((t, u) => u.fill(Math.sin(2 * t)))
  const prediction = integrate(swing, [0, 0], [0, 5])
  // x'' + x = sin 2t from rest: x = (2 sin t − sin 2t) / 3.
  expect(stateAt(prediction, -1)[0]).toBeCloseTo((2 * Math.sin(5) - Math.sin(10)) / 3, 7)
  const jacobian = new Float64Array(4)
  swing.jacobian?.(1, Float64Array.of(0.1, 0.2), jacobian)
  for (const [k, value] of [0, 1, -1, 0].entries()) expect(jacobian[k]).toBeCloseTo(value, 9)
})

test.each<[string, Partial<Parameters<typeof learnFlowMap>[1]>, string]>([
  ['too few sets of parameters', { parameters: [{ b: 1 }] }, '1 sets of parameters for 4 trajectories'],
  [
    'other parameters',
    { parameters: [{ b: 1 }, { b: 2 }, { c: 3 }, { b: 4 }] },
    'parameters 2 are c, but parameters 0 are b',
  ],
  [
    'a parameter that is no number',
    { parameters: values.map(() => ({ b: Number.NaN })) },
    'parameter b of trajectory 0 is NaN',
  ],
  ['a name twice', { parameters: values.map(() => ({ x: 1 })) }, "the name 'x' is taken twice"],
  ['a second dt', { parameters: values.map(() => ({ dt: 1 })), strides: [1] }, "the name 'dt' is taken twice"],
  [
    'controls of one trajectory',
    { controls: { names: ['u'], values: [new Float64Array(61)] } },
    'controls of 1 trajectories',
  ],
  [
    'controls of other length',
    { controls: { names: ['u'], values: values.map(() => new Float64Array(60)) } },
    'trajectory 0 has 60 control values, but 61 samples of 1 need 61',
  ],
  ['stride and strides', { stride: 2, strides: [1, 2] }, 'stride 2 and strides 1, 2; give one of them'],
])('%s are refused', (_, options, message) => {
  expect(() => learnFlowMap(family, { width: 5, ...options })).toThrow(RangeError)
  expect(() => learnFlowMap(family, { width: 5, ...options })).toThrow(message)
})

test('what a family is asked for must be one of its parameters', () => {
  const map = learnFlowMap(family, { width: 5, parameters })
  expect(() => map.with({ bb: 1 })).toThrow("no parameter 'bb' (did you mean 'b'?); it has b")
  expect(() => map.with({ b: Number.NaN })).toThrow('parameter b must be finite')
  expect(() => map.withControls(() => {})).toThrow('has no controls')
  expect(map.with({ b: -1 })).toBe(map)
})
