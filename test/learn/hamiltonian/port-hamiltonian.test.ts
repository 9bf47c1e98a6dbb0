import { describe, expect, test } from 'vitest'
import { dop853 } from '../../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnPortHamiltonian } from '../../../src/learn/hamiltonian/learn-port-hamiltonian.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import { stateAt, timeGrid } from '../../../src/trajectory.ts'

const random = seededRandom(8, 3)
const known = { state: [0, 0, 0, 0], energy: 0 }

/** Two pendulums on a spring, one of them rubbing, with derivatives at random states. */
const D = [0.3, 0.1, 0.1, 0.7]
function rows(size: number) {
  const inputs = Float64Array.from({ length: 4 * size }, () => 4 * random() - 2)
  const targets = new Float64Array(4 * size)
  for (let i = 0; i < size; i++) {
    const [a, b, p, r] = inputs.subarray(4 * i, 4 * i + 4)
    targets.set(
      [p, r, -Math.sin(a) - (a - b) - D[0] * p - D[1] * r, -Math.sin(b) + (a - b) - D[2] * p - D[3] * r],
      4 * i,
    )
  }
  return { size, inputDim: 4, targetDim: 4, inputs, targets }
}
const energy = ([a, b, p, r]: ArrayLike<number> & Iterable<number>) =>
  (p * p + r * r) / 2 + 2 - Math.cos(a) - Math.cos(b) + (a - b) ** 2 / 2

describe('damping', () => {
  const data = rows(1500)
  test.each(['generic', 'separable', 'mechanical'] as const)('a full matrix is found with the energy, %s', (form) => {
    // The generic form is the hardest: it may depend on all four variables at once.
    const [width, digits] = form === 'generic' ? [300, 3] : [80, 4]
    const model = learnPortHamiltonian(data, { width, form, damping: 'matrix', known })
    for (const [k, d] of D.entries()) expect(model.damping[k]).toBeCloseTo(d, digits)
    for (const y of [Float64Array.of(1, -0.5, 0.3, 1), Float64Array.of(-1, 1, 1, 0)])
      expect(model.hamiltonian(y)).toBeCloseTo(energy(y), digits)
  })

  test('a known one is taken as it is', () => {
    const model = learnPortHamiltonian(data, { width: 80, form: 'separable', damping: D, known })
    expect(Array.from(model.damping)).toEqual(D)
    expect(model.hamiltonian(Float64Array.of(1, -0.5, 0.3, 1))).toBeCloseTo(energy([1, -0.5, 0.3, 1]), 5)
  })

  test('the energy falls by what the damping takes: dH/dt = −q̇ᵀ D q̇', () => {
    const model = learnPortHamiltonian(data, { width: 80, form: 'separable', damping: 'matrix', known })
    const path = integrate(model, [1, 0, 0, 0.5], timeGrid(0, 0.01, 400))
    const slope = new Float64Array(4)
    for (let i = 100; i < 400; i += 100) {
      const change = model.hamiltonian(stateAt(path, i + 1)) - model.hamiltonian(stateAt(path, i - 1))
      model.field(0, stateAt(path, i), slope)
      let loss = 0
      for (let a = 0; a < 2; a++) for (let b = 0; b < 2; b++) loss -= slope[a] * model.damping[2 * a + b] * slope[b]
      expect(change / 0.02).toBeCloseTo(loss, 4)
      expect(change).toBeLessThan(0)
    }
  })
})

describe('inputs', () => {
  const driven = (u: (t: number) => number) =>
    defineOde({
      name: 'driven pendulum',
      variables: ['q', 'p'],
      field: (t, y, out) => {
        out[0] = y[1]
        out[1] = -Math.sin(y[0]) - 0.2 * y[1] + 1.7 * u(t)
      },
      initialState: [0, 0],
    })
  const u = (t: number) => Math.sin(1.3 * t) + Math.cos(0.4 * t)
  const times = timeGrid(0, 0.05, 1000)
  const path = integrate(driven(u), [0.5, 0], times)
  const controls = { names: ['torque'], values: [times.map(u)] }

  test('damping and the action of a torque come out of one driven trajectory', () => {
    const model = learnPortHamiltonian(path, { width: 60, form: 'separable', controls, derivatives: { order: 8 } })
    expect(model.damping[0]).toBeCloseTo(0.2, 3)
    expect(model.inputMatrix[0]).toBeCloseTo(1.7, 3)
    // Another drive than the one it was learned from.
    const other = (t: number) => 0.4 * Math.sin(2 * t)
    const truth = integrate(driven(other), [0.5, 0], timeGrid(0, 1, 10))
    const forecast = integrate(
      model.withControls((t, out) => {
        out[0] = other(t)
      }),
      [0.5, 0],
      timeGrid(0, 1, 10),
      dop853({ relativeTolerance: 1e-7 }),
    )
    for (let k = 0; k < truth.states.length; k++) expect(forecast.states[k]).toBeCloseTo(truth.states[k], 3)
  })

  test('constant controls are parameters', () => {
    const options = { width: 40, form: 'separable' as const, controls, inputMatrix: [1.7], damping: [0.2] }
    const model = learnPortHamiltonian(path, options)
    const slope = new Float64Array(2)
    model.with({ torque: 1 }).field(0, Float64Array.of(0, 0), slope)
    expect(slope[1]).toBeCloseTo(1.7, 3)
    expect(model.with({ torque: 1 }).parameters).toEqual({ torque: 1 })
    expect(() => model.with({ force: 1 })).toThrow('torque')
    expect(() => learnPortHamiltonian(path, { ...options, damping: [1, 2, 3] })).toThrow('damping')
    expect(() => learnPortHamiltonian(path, { ...options, inputMatrix: [1, 2] })).toThrow('inputMatrix')
  })
})
