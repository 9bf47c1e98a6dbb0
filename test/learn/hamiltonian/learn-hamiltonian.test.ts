import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../../src/dataset/dataset.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnHamiltonian } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { defineHamiltonian } from '../../../src/system/define-hamiltonian.ts'
import type { HamiltonianSystem } from '../../../src/system/system.ts'
import type { Trajectory } from '../../../src/trajectory.ts'

const pendulum = defineHamiltonian({
  name: 'pendulum',
  positions: ['q'],
  momenta: ['p'],
  hamiltonian: 'p^2/2 + 1 - cos(q)',
  initialState: [1, 0],
})

/** A mass that depends on where it is. */
const bead = defineHamiltonian({
  name: 'bead on a bent wire',
  positions: ['q'],
  momenta: ['p'],
  hamiltonian: 'p^2/(2*(2 + cos(q))) + q^2/2',
  initialState: [1, 0],
})

/** Five oscillators in a row, each tied to the next. */
const names = [1, 2, 3, 4, 5]
const chain = defineHamiltonian({
  name: 'chain',
  positions: names.map((i) => `q${i}`),
  momenta: names.map((i) => `p${i}`),
  hamiltonian: [
    ...names.map((i) => `p${i}^2/2 + q${i}^2/2`),
    ...names.slice(1).map((i) => `0.3*sin(q${i} - q${i - 1})^2`),
  ].join(' + '),
  initialState: new Array<number>(10).fill(0.1),
})

/** Uniform in the box center ± reach. */
function points(center: readonly number[], reach: readonly number[], count: number, stream: number): Float64Array {
  const random = seededRandom(11, stream)
  for (let i = 0; i < 20; i++) random()
  const dim = center.length
  return Float64Array.from({ length: count * dim }, (_, k) => center[k % dim] + reach[k % dim] * (2 * random() - 1))
}

function derivativesAt(system: HamiltonianSystem, inputs: Float64Array): Dataset {
  const { dim } = system
  const targets = new Float64Array(inputs.length)
  for (let k = 0; k < inputs.length; k += dim)
    system.field(0, inputs.subarray(k, k + dim), targets.subarray(k, k + dim))
  return { size: inputs.length / dim, inputDim: dim, targetDim: dim, inputs, targets }
}

/** Root mean square of the error of H up to a constant, against the deviation of H. */
function errorOf(truth: HamiltonianSystem, learned: HamiltonianSystem, at: Float64Array): number {
  const { dim } = truth
  const n = at.length / dim
  const pairs = Array.from({ length: n }, (_, i) => {
    const y = at.subarray(i * dim, (i + 1) * dim)
    return [truth.hamiltonian(y), learned.hamiltonian(y)] as const
  })
  const spread = (values: readonly number[]): number => {
    const mean = values.reduce((a, b) => a + b) / n
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n)
  }
  return spread(pairs.map(([h, l]) => h - l)) / spread(pairs.map(([h]) => h))
}

describe('from derivatives', () => {
  const box = [
    [3, -2],
    [2, 1],
  ] as const
  const rows = derivativesAt(pendulum, points(...box, 1500, 0))

  test('ten dimensions off the origin: few samples go far where the form is known', () => {
    const [center, reach] = [new Array<number>(10).fill(0.5), new Array<number>(10).fill(1)]
    const few = derivativesAt(chain, points(center, reach, 500, 2))
    const [generic, separable] = (['generic', 'separable'] as const).map((form) => {
      const learned = learnHamiltonian(few, { width: 200, form, slopeScale: 0.1, seed: 1 })
      return errorOf(chain, learned, points(center, reach, 300, 3))
    })
    expect(generic).toBeLessThan(0.1)
    expect(separable).toBeLessThan(generic / 5)
  })

  test('the same seed gives the same bits', () => {
    const [a, b] = [0, 1].map(() => learnHamiltonian(rows, { width: 40, seed: 5 }).model)
    expect(a).toEqual(b)
  })
})

describe('forms', () => {
  test('mechanical: a mass that depends on the position, better than the generic form with as many neurons', () => {
    const rows = derivativesAt(bead, points([0, 0], [3, 2], 800, 5))
    const fresh = points([0, 0], [3, 2], 400, 6)
    const [mechanical, generic] = (['mechanical', 'generic'] as const).map((form) =>
      errorOf(bead, learnHamiltonian(rows, { width: 40, form, seed: 1 }), fresh),
    )
    expect(mechanical).toBeLessThan(1e-7)
    expect(mechanical).toBeLessThan(generic)
  })
})

describe('from steps alone', () => {
  /** Many single steps of length h. */
  function steps(h: number): Trajectory[] {
    const starts = points([0, 0], [1.5, 1], 400, 7)
    return Array.from({ length: 400 }, (_, i) => integrate(pendulum, starts.subarray(2 * i, 2 * i + 2), [0, h]))
  }

  test.each([
    ['symplectic-euler', 0, 1],
    ['symplectic-euler', 1, 2],
    ['midpoint', 0, 2],
  ] as const)('%s with %d corrections is of order %d in the step', (derivatives, corrections, order) => {
    const fresh = points([0, 0], [1.2, 0.8], 300, 8)
    const [coarse, fine] = [0.4, 0.2].map((h) =>
      errorOf(pendulum, learnHamiltonian(steps(h), { width: 80, derivatives, corrections, seed: 1 }), fresh),
    )
    expect(Math.log2(coarse / fine)).toBeGreaterThan(order - 0.3)
    expect(Math.log2(coarse / fine)).toBeLessThan(order + 0.6)
  })
})

test('what cannot be an energy is refused', () => {
  const rows = derivativesAt(pendulum, points([0, 0], [1, 1], 50, 10))
  const learn = (change: object) => () => learnHamiltonian(rows, { width: 5, ...change })
  expect(learn({ form: 'magnetic' })).toThrow(/form must be one of generic, separable, mechanical, got 'magnetic'/)
  expect(learn({ slopeScale: -1 })).toThrow(/slopeScale must be positive, got -1/)
  expect(learn({ energies: new Float64Array(3) })).toThrow(/3 energies for 50 samples/)
  const odd = { size: 2, inputDim: 3, targetDim: 3, inputs: new Float64Array(6), targets: new Float64Array(6) }
  expect(() => learnHamiltonian(odd, { width: 5 })).toThrow(RangeError)
})
