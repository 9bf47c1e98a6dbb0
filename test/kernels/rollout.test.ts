import { expect, test } from 'vitest'
import { createKernels } from '../../src/kernels/kernels.ts'
import { tilesFor } from '../../src/kernels/tiled.ts'
import { seededRandom } from '../../src/math/random.ts'
import { allocWork, type PlainNetwork, placeNetwork, plainNetwork, plainValue } from './networks.ts'

interface Run {
  /** States that are finite, after the first. */
  readonly done: number
  /** Shape [steps + 1, d]. */
  readonly states: Float64Array
}

/** scaling: inputShift, inputScale, outputShift, outputScale. */
function run(network: PlainNetwork, scaling: number[][], increments: boolean, start: number[], steps: number): Run {
  const kernels = createKernels()
  const d = start.length
  const address = placeNetwork(kernels, network, 1)
  const [shifts, states] = [kernels.alloc(4 * d), kernels.alloc((steps + 1) * d)]
  const work = allocWork(kernels, kernels.rolloutBytes(address) + 64 * tilesFor(d))
  kernels.view(shifts, 4 * d).set(scaling.flat())
  kernels.view(states, d).set(start)
  const done = kernels.rollout(address, shifts, increments, states, steps, work)
  return { done, states: kernels.view(states, (steps + 1) * d) }
}

function plainStep(network: PlainNetwork, [a, b, c, s]: number[][], increments: boolean, y: Float64Array): number[] {
  const value = plainValue(
    network,
    Array.from(y, (state, i) => (state - a[i]) * b[i]),
  )
  return value.map((v, i) => c[i] + s[i] * v + (increments ? y[i] : 0))
}

test.each<[number, number[], boolean]>([
  [3, [200], false],
  [2, [9, 6], true],
  [1, [5], false],
  [4, [31], true],
  [5, [12, 3, 8], true],
])('%d variables, layers %j, increments %s: every step is the plain step', (d, widths, increments) => {
  const network = plainNetwork(d, widths, d)
  const random = seededRandom(d)
  const draw = (size: number): number[] => Array.from({ length: d }, () => size * (2 * random() - 1))
  const scaling = [draw(0.2), draw(0.9), draw(0.4), draw(0.3)]
  const { done, states } = run(network, scaling, increments, draw(1), 40)
  expect(done).toBe(40)
  for (let n = 0; n < 40; n++) {
    const next = plainStep(network, scaling, increments, states.subarray(n * d, (n + 1) * d))
    for (let i = 0; i < d; i++) expect(Math.abs(states[(n + 1) * d + i] - next[i])).toBeLessThan(2e-14)
  }
})

/** y ↦ growth · y in one variable, y ↦ y in the others: no neuron contributes. */
function growing(d: number, variable: number, growth: number): PlainNetwork {
  const readout = new Float64Array((2 + 1 + d) * d)
  for (let i = 0; i < d; i++) readout[(3 + i) * d + i] = i === variable ? growth : 1
  const layer = {
    width: 2,
    inputs: d,
    weights: new Float64Array(2 * d),
    biases: new Float64Array(2),
    activation: 'tanh' as const,
  }
  return { inputs: d, outputs: d, layers: [layer], readout }
}

function unscaled(d: number): number[][] {
  return [0, 1, 0, 1].map((value) => new Array<number>(d).fill(value))
}

test.each([
  [1, 0],
  [3, 0],
  [3, 2],
  [6, 5],
])('of %d variables, number %d overflows in step 4: three finite states, then nothing', (d, variable) => {
  const start = new Array<number>(d).fill(1)
  const { done, states } = run(growing(d, variable, 1e100), unscaled(d), false, start, 10)
  expect(done).toBe(3)
  for (let n = 0; n <= 3; n++) expect(states[n * d + variable]).toBeCloseTo(10 ** (100 * n), -100 * n + 90)
  expect(states.subarray(0, 4 * d).every(Number.isFinite)).toBe(true)
  expect(states[4 * d + variable]).toBe(Number.POSITIVE_INFINITY)
  expect(states.subarray(5 * d).every((value) => value === 0)).toBe(true)
})

test('a start that is not a number, and no steps at all, give no states', () => {
  expect(run(growing(2, 0, 2), unscaled(2), false, [1, Number.NaN], 5).done).toBe(0)
  expect(run(growing(2, 0, 2), unscaled(2), false, [1, 1], 0).done).toBe(0)
})

test('a fixed point stays for any number of steps; increments of zero leave every state as it is', () => {
  const { done, states } = run(growing(2, 0, 0.5), unscaled(2), false, [0, 3], 100_000)
  expect(done).toBe(100_000)
  expect([...states.subarray(-2)]).toEqual([0, 3])
  const [shift, one, zero] = [
    [0, 0],
    [1, 1],
    [0, 0],
  ]
  const still = run(plainNetwork(2, [30], 2), [shift, one, zero, zero], true, [0.3, -0.7], 1000)
  expect([...still.states.subarray(-2)]).toEqual([0.3, -0.7])
})
