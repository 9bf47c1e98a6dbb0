import { describe, expect, test } from 'vitest'
import { invariantDrift } from '../../../src/compare/invariant-drift.ts'
import type { Dataset } from '../../../src/dataset/dataset.ts'
import { stormerVerlet } from '../../../src/integrate/geometric/stormer-verlet.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnHamiltonian } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { learnPortHamiltonian } from '../../../src/learn/hamiltonian/learn-port-hamiltonian.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { swim } from '../../../src/network/swim.ts'
import { defineHamiltonian } from '../../../src/system/define-hamiltonian.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { HamiltonianSystem } from '../../../src/system/system.ts'
import { stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'

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
  const fresh = points(...box, 500, 1)

  test.each([
    ['U-SWIM', {}],
    ['A-SWIM', { resampler: swim() }],
    ['two layers', { width: [60, 60] }],
  ])('%s: an energy off the origin is learned to six digits and more', (_, options) => {
    const learned = learnHamiltonian(rows, { width: 120, seed: 1, ...options })
    expect(errorOf(pendulum, learned, fresh)).toBeLessThan(1e-6)
  })

  test('the constant is that of the known energy, or makes the mean over the samples zero', () => {
    const state = [3, -2]
    const known = learnHamiltonian(rows, { width: 50, known: { state, energy: 17 } })
    // To the rounding of coefficients of 1e6 and more.
    expect(known.hamiltonian(Float64Array.from(state))).toBeCloseTo(17, 7)
    const free = learnHamiltonian(rows, { width: 50 })
    let sum = 0
    for (let i = 0; i < rows.size; i++) sum += free.hamiltonian(rows.inputs.subarray(2 * i, 2 * i + 2))
    expect(sum / rows.size).toBeCloseTo(0, 7)
  })

  test("the field is Hamilton's of the learned energy, by central differences", () => {
    const learned = learnHamiltonian(rows, { width: 60, seed: 2 })
    const [dydt, h] = [new Float64Array(2), 1e-3]
    for (let i = 0; i < 20; i++) {
      const [q, p] = fresh.subarray(2 * i, 2 * i + 2)
      learned.field(0, Float64Array.of(q, p), dydt)
      const at = (dq: number, dp: number): number => learned.hamiltonian(Float64Array.of(q + dq, p + dp))
      expect(dydt[0]).toBeCloseTo((at(0, h) - at(0, -h)) / (2 * h), 5)
      expect(dydt[1]).toBeCloseTo(-(at(h, 0) - at(-h, 0)) / (2 * h), 5)
    }
  })

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
  test('separable: splitting methods run, and the true energy stays within their own error for a thousand turns', () => {
    const rows = derivativesAt(pendulum, points([0, 0], [2, 2], 1000, 4))
    const learned = learnHamiltonian(rows, { width: 60, form: 'separable', seed: 1 })
    expect(learned.separable).toBe(true)
    const step = 0.05
    const drift = (system: HamiltonianSystem): number => {
      const flow = integrate(system, [1, 0], timeGrid(0, 1, 6000), stormerVerlet({ step }))
      expect(flow.status).toBe('complete')
      return invariantDrift(flow, pendulum.invariants.energy).max
    }
    expect(drift(learned) / drift(pendulum)).toBeLessThan(1.01)
  })

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
    ['midpoint', 1, 4],
  ] as const)('%s with %d corrections is of order %d in the step', (derivatives, corrections, order) => {
    const fresh = points([0, 0], [1.2, 0.8], 300, 8)
    const [coarse, fine] = [0.4, 0.2].map((h) =>
      errorOf(pendulum, learnHamiltonian(steps(h), { width: 80, derivatives, corrections, seed: 1 }), fresh),
    )
    expect(Math.log2(coarse / fine)).toBeGreaterThan(order - 0.3)
    expect(Math.log2(coarse / fine)).toBeLessThan(order + 0.6)
  })
})

test('damping is found with the energy, and the energy falls as it does in truth', () => {
  const damped = defineOde({
    name: 'damped pendulum',
    equations: { q: 'p', p: '-sin(q) - 0.2*p' },
    initialState: [2, 0],
  })
  const starts = points([0, 0], [2, 1], 8, 9)
  const runs = Array.from({ length: 8 }, (_, i) =>
    integrate(damped, starts.subarray(2 * i, 2 * i + 2), timeGrid(0, 0.05, 200)),
  )
  const learned = learnPortHamiltonian(runs, { width: 80, derivatives: damped, seed: 1 })
  expect(learned.damping[0]).toBeCloseTo(0.2, 6)
  const times = timeGrid(0, 0.1, 100)
  const [truth, model] = [damped, learned].map((system) => integrate(system, [1.5, 0.3], times))
  const end = [truth, model].map((trajectory) => pendulum.hamiltonian(stateAt(trajectory, -1)))
  expect(end[1]).toBeCloseTo(end[0], 6)
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
