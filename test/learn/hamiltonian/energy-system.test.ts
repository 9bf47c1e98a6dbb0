import { describe, expect, test } from 'vitest'
import { gauss4 } from '../../../src/integrate/geometric/gauss4.ts'
import { implicitMidpoint } from '../../../src/integrate/geometric/implicit-midpoint.ts'
import { stormerVerlet } from '../../../src/integrate/geometric/stormer-verlet.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnHamiltonian } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { swim } from '../../../src/network/swim.ts'
import { stateAt, timeGrid } from '../../../src/trajectory.ts'
import { pendulum } from '../../../systems/mechanics/pendulum.ts'
import { boxSamples, relativeError } from './box-samples.ts'

const turn = 2 * Math.PI
const pendulumRows = boxSamples(pendulum, [-turn, -1], [turn, 1], 2000)
const pendulumTest = boxSamples(pendulum, [-turn, -1], [turn, 1], 1000, 6)
const known = { state: [0, 0], energy: 0 }
const learned = learnHamiltonian(pendulumRows, { width: 200, known })

describe('the learned system', () => {
  test.each(['generic', 'separable', 'mechanical'] as const)('is the symplectic gradient of its energy, %s', (form) => {
    const { field, hamiltonian } = learnHamiltonian(pendulumRows, { width: 30, slopeScale: 1, form })
    const slope = new Float64Array(2)
    const h = 1e-3
    for (const [q, p] of [
      [0.3, 0.2],
      [-4, 0.9],
    ]) {
      field(0, Float64Array.of(q, p), slope)
      const along = (dq: number, dp: number) =>
        (hamiltonian(Float64Array.of(q + dq, p + dp)) - hamiltonian(Float64Array.of(q - dq, p - dp))) / (2 * h)
      expect(slope[0]).toBeCloseTo(along(0, h), 4)
      expect(slope[1]).toBeCloseTo(-along(h, 0), 4)
    }
  })

  test('keeps its energy to rounding and the true one within twice its error, by symplectic methods', () => {
    const times = timeGrid(0, 1, 200)
    const start = [1, 0.3]
    const path = integrate(learned, start, times, gauss4({ step: 0.1 }))
    const energies = (of: (y: Float64Array) => number) => Array.from(times, (_, i) => of(stateAt(path, i)))
    const own = energies(learned.hamiltonian)
    const truth = energies(pendulum.hamiltonian)
    const errors = own.map((value, i) => Math.abs(value - truth[i]))
    const drift = (values: number[]) => Math.max(...values) - Math.min(...values)
    expect(path.status).toBe('complete')
    expect(drift(own)).toBeLessThan(2e-6)
    expect(drift(truth)).toBeLessThan(drift(own) + 2 * Math.max(...errors))
    expect(integrate(learned, start, times, implicitMidpoint({ step: 0.05 })).status).toBe('complete')
  })

  test('has the energy as an invariant, names, a region, and no parameters', () => {
    const y = Float64Array.of(0.4, -0.2)
    expect(learned.invariants.energy(0, y)).toBe(learned.hamiltonian(y))
    expect(learned.variables).toEqual(['q', 'p'])
    expect(learned.degrees).toBe(1)
    expect(learned.trainingRegion.lower[0]).toBeGreaterThan(-turn)
    expect(learned.with({})).toBe(learned)
    expect(() => learned.with({ f: 2 })).toThrow("no 'f'")
  })

  test('is made of plain data', () => {
    expect(structuredClone(learned.model)).toEqual(learned.model)
  })
})

describe('the constant', () => {
  test('is that of a known energy', () => {
    const model = learnHamiltonian(pendulumRows, { width: 50, known: { state: [0.5, 0.5], energy: 7 } })
    expect(model.hamiltonian(Float64Array.of(0.5, 0.5))).toBeCloseTo(7, 12)
  })

  test('makes the mean over the samples that of known energies, or else 0', () => {
    const mean = (of: (y: Float64Array) => number) => {
      let sum = 0
      for (let i = 0; i < 2000; i++) sum += of(pendulumRows.inputs.subarray(2 * i, 2 * i + 2))
      return sum / 2000
    }
    const energies = Float64Array.from({ length: 2000 }, (_, i) =>
      pendulum.hamiltonian(pendulumRows.inputs.subarray(2 * i, 2 * i + 2)),
    )
    expect(mean(learnHamiltonian(pendulumRows, { width: 50 }).hamiltonian)).toBeCloseTo(0, 9)
    const informed = learnHamiltonian(pendulumRows, { width: 50, sampler: swim(), energies })
    expect(mean(informed.hamiltonian)).toBeCloseTo(mean(pendulum.hamiltonian), 9)
  })
})

test('a separable form runs by splitting, with velocity and force of its own', () => {
  const model = learnHamiltonian(pendulumRows, { width: 60, form: 'separable', known })
  expect(relativeError(pendulumTest, pendulum.hamiltonian, model.hamiltonian)).toBeLessThan(1e-9)
  const times = timeGrid(0, 0.5, 40)
  const truth = integrate(pendulum, [1, 0], times, stormerVerlet({ step: 0.05 }))
  const path = integrate(model, [1, 0], times, stormerVerlet({ step: 0.05 }))
  for (let k = 0; k < path.states.length; k++) expect(path.states[k]).toBeCloseTo(truth.states[k], 7)
})

describe('bad input', () => {
  const three = { size: 2, inputDim: 3, targetDim: 3, inputs: new Float64Array(6), targets: new Float64Array(6) }
  test.each([
    ['an odd dimension', () => learnHamiltonian(three, { width: 5 }), 'pairs'],
    ['a form', () => learnHamiltonian(pendulumRows, { width: 5, form: 'magic' as never }), "'magic'"],
    ['a period', () => learnHamiltonian(pendulumRows, { width: 5, periodic: { x: 1 } }), "'x'"],
    ['a slope', () => learnHamiltonian(pendulumRows, { width: 5, slopeScale: 0 }), 'slopeScale'],
    ['a width', () => learnHamiltonian(pendulumRows, { width: 0 }), 'width'],
    ['energies', () => learnHamiltonian(pendulumRows, { width: 5, energies: new Float64Array(3) }), '3 energies'],
    ['a known state', () => learnHamiltonian(pendulumRows, { width: 5, known: { state: [1], energy: 0 } }), 'length 1'],
    [
      'NaN',
      () =>
        learnHamiltonian(
          { ...pendulumRows, inputs: pendulumRows.inputs.map((v, k) => (k === 5 ? Number.NaN : v)) },
          { width: 5 },
        ),
      'row 2',
    ],
  ])('%s is refused', (_, learn, message) => {
    expect(learn).toThrow(RangeError)
    expect(learn).toThrow(message)
  })
})
