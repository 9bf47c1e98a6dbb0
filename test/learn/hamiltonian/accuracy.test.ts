import { describe, expect, test } from 'vitest'
import { learnHamiltonian } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { randomFeatures } from '../../../src/network/random-features.ts'
import { swim } from '../../../src/network/swim.ts'
import { defineHamiltonian } from '../../../src/system/define-hamiltonian.ts'
import { henonHeiles } from '../../../systems/mechanics/henon-heiles.ts'
import { pendulum } from '../../../systems/mechanics/pendulum.ts'
import { boxSamples, relativeError } from './box-samples.ts'

const turn = 2 * Math.PI
const pendulumRows = boxSamples(pendulum, [-turn, -1], [turn, 1], 2000)
const pendulumTest = boxSamples(pendulum, [-turn, -1], [turn, 1], 1000, 6)
const known = { state: [0, 0], energy: 0 }
const learned = learnHamiltonian(pendulumRows, { width: 200, known })

describe('accuracy, where the published figure is in brackets', () => {
  test('pendulum, 200 neurons: below 1e-8 (3.6e-10 with 1000)', () => {
    expect(relativeError(pendulumTest, pendulum.hamiltonian, learned.hamiltonian)).toBeLessThan(1e-8)
  })

  test('Hénon–Heiles, box ±5, 400 neurons, 2000 samples: below 2e-8 (6.8e-8 with 5000 and 20,000)', () => {
    const [lower, upper] = [-5, 5].map((edge) => new Array<number>(4).fill(edge))
    const model = learnHamiltonian(boxSamples(henonHeiles, lower, upper, 2000), {
      width: 400,
      known: { state: [0, 0, 0, 0], energy: 0 },
    })
    const error = relativeError(
      boxSamples(henonHeiles, lower, upper, 1000, 6),
      henonHeiles.hamiltonian,
      model.hamiltonian,
    )
    expect(error).toBeLessThan(2e-8)
  })

  test('a stiff potential: A-SWIM with 300 neurons sees frequency 20 (5.2e-4 with 1500)', () => {
    const fast = pendulum.with({ f: 20 })
    const rows = boxSamples(fast, [-Math.PI, -0.5], [Math.PI, 0.5], 4000)
    const model = learnHamiltonian(rows, { width: 300, resampler: swim(), known })
    const error = relativeError(
      boxSamples(fast, [-Math.PI, -0.5], [Math.PI, 0.5], 1000, 6),
      fast.hamiltonian,
      model.hamiltonian,
    )
    expect(error).toBeLessThan(5.2e-4)
  })

  test.each([
    ['random features', { sampler: randomFeatures() }],
    ['SWIM on the gradient', { sampler: swim() }],
    ['two layers', { width: [20, 200] }],
  ])('%s: below 1e-6', (_, options) => {
    const model = learnHamiltonian(pendulumRows, { width: 200, known, ...options })
    expect(relativeError(pendulumTest, pendulum.hamiltonian, model.hamiltonian)).toBeLessThan(1e-6)
  })
})

describe('scales', () => {
  test('units of q and p do not matter: a canonical rescaling gives the same energy', () => {
    // q = 1000 Q, p = P / 50 leave H alone; Q' = q' / 1000, P' = 50 p'.
    const change = [1e-3, 50]
    const rescale = (rows: Float64Array) => rows.map((value, k) => value * change[k % 2])
    const rows = { ...pendulumRows, inputs: rescale(pendulumRows.inputs), targets: pendulumRows.targets }
    // ∂H/∂P = q'/50 and −∂H/∂Q = 1000 p'.
    const targets = rows.targets.map((value, k) => (k % 2 === 0 ? value / 50 : value * 1000))
    const model = learnHamiltonian({ ...rows, targets }, { width: 200, known })
    for (const y of [Float64Array.of(1, 0.5), Float64Array.of(-3, -0.2)]) {
      const there = model.hamiltonian(rescale(y))
      expect(there).toBeCloseTo(learned.hamiltonian(y), 7)
    }
  })

  test('a box off centre with a stiff gradient', () => {
    const system = defineHamiltonian({
      name: 'Lotka–Volterra',
      positions: ['q'],
      momenta: ['p'],
      hamiltonian: '-exp(p) + p - exp(q) + 2*q',
      initialState: { q: 0, p: 0 },
    })
    const rows = boxSamples(system, [3, -8], [7, -1], 2000)
    const state = Float64Array.of(5, -4)
    const model = learnHamiltonian(rows, { width: 200, known: { state, energy: system.hamiltonian(state) } })
    const fresh = boxSamples(system, [3, -8], [7, -1], 500, 6)
    expect(relativeError(fresh, system.hamiltonian, model.hamiltonian)).toBeLessThan(1e-7)
  })

  test('a quadratic energy in 10 dimensions, 1000 samples, 200 neurons for its 55 products: below 1e-4', () => {
    const d = 5
    const gradient = (y: Float64Array, out: Float64Array) => {
      for (let i = 0; i < d; i++) {
        out[i] = 2 * y[i] - (y[i - 1] ?? 0) * Number(i > 0) - (i < d - 1 ? y[i + 1] : 0)
        out[d + i] = y[d + i]
      }
    }
    const chain = defineHamiltonian({
      name: 'chain',
      positions: ['a', 'b', 'c', 'd', 'e'],
      momenta: ['A', 'B', 'C', 'D', 'E'],
      hamiltonian: (y) => {
        const slopes = new Float64Array(2 * d)
        gradient(y, slopes)
        return y.reduce((sum, value, i) => sum + (value * slopes[i]) / 2, 0)
      },
      gradient,
      initialState: new Array<number>(2 * d).fill(0.1),
    })
    const box = [new Array<number>(2 * d).fill(-1), new Array<number>(2 * d).fill(1)] as const
    const model = learnHamiltonian(boxSamples(chain, ...box, 1000), {
      width: 200,
      known: { state: new Array<number>(2 * d).fill(0), energy: 0 },
    })
    expect(relativeError(boxSamples(chain, ...box, 500, 6), chain.hamiltonian, model.hamiltonian)).toBeLessThan(1e-4)
  })
})
