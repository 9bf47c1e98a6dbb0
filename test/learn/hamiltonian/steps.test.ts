import { expect, test } from 'vitest'
import { dop853 } from '../../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnHamiltonian } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { defineHamiltonian } from '../../../src/system/define-hamiltonian.ts'
import type { HamiltonianSystem } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { pendulum } from '../../../systems/mechanics/pendulum.ts'
import { boxSamples, relativeError } from './box-samples.ts'

const exact = dop853({ relativeTolerance: 1e-13, absoluteTolerance: 1e-14 })
const known = { state: [0, 0], energy: 0 }
const box = [
  [-2, -1],
  [2, 1],
] as const

function singleSteps(system: HamiltonianSystem, h: number, count: number) {
  const { inputs } = boxSamples(system, ...box, count)
  return Array.from({ length: count }, (_, i) => integrate(system, inputs.subarray(2 * i, 2 * i + 2), [0, h], exact))
}

test('the midpoint energy of an oscillator is tan(h/2) / (h/2) times the true one, and each correction known', () => {
  const oscillator = defineHamiltonian({
    name: 'oscillator',
    positions: ['q'],
    momenta: ['p'],
    hamiltonian: '(q^2 + p^2)/2',
    initialState: { q: 1, p: 0 },
  })
  const h = 0.7
  const options = { width: 60, slopeScale: 0.25, known, derivatives: 'midpoint' as const }
  const steps = singleSteps(oscillator, h, 300)
  const y = Float64Array.of(0.9, -0.4)
  // A correction takes the frequency ω to ω + Ŝ − tan(ωh/2) / (h/2).
  const midpoint = (frequency: number) => Math.tan((frequency * h) / 2) / (h / 2)
  let frequency = midpoint(1)
  for (const corrections of [0, 1, 2, 3]) {
    const { hamiltonian } = learnHamiltonian(steps, { ...options, corrections })
    expect(hamiltonian(y) / oscillator.hamiltonian(y)).toBeCloseTo(frequency, 5)
    frequency += midpoint(1) - midpoint(frequency)
  }
})

test.each([
  ['symplectic-euler', 2, 3],
  ['midpoint', 1, 4],
] as const)('%s with %i corrections has order %i in h', (derivatives, corrections, order) => {
  const fresh = boxSamples(pendulum, ...box, 500, 6)
  const [coarse, fine] = [0.2, 0.1].map((h) => {
    const steps = singleSteps(pendulum, h, 400)
    const { hamiltonian } = learnHamiltonian(steps, { width: 80, slopeScale: 0.5, known, derivatives, corrections })
    return relativeError(fresh, pendulum.hamiltonian, hamiltonian)
  })
  expect(Math.log2(coarse / fine)).toBeGreaterThan(order - 0.2)
  expect(Math.log2(coarse / fine)).toBeLessThan(order + 0.6)
})

test('coarse trajectories alone give the energy, the same whether angles are wrapped or not', () => {
  const turn = 2 * Math.PI
  const starts = boxSamples(pendulum, [-3, -2.5], [3, 2.5], 25).inputs
  const paths = Array.from({ length: 25 }, (_, i) =>
    integrate(pendulum, starts.subarray(2 * i, 2 * i + 2), timeGrid(0, 0.3, 20), exact),
  )
  const wrapped = paths.map((path) => ({
    ...path,
    states: path.states.map((value, k) => (k % 2 === 0 ? value - turn * Math.floor(value / turn) : value)),
  }))
  const options = { width: 60, periodic: { q: turn }, known }
  const model = learnHamiltonian(paths, options)
  const fresh = boxSamples(pendulum, [-3, -1.5], [3, 1.5], 300, 6)
  expect(relativeError(fresh, pendulum.hamiltonian, model.hamiltonian)).toBeLessThan(1e-6)
  const y = Float64Array.of(0.7, 0.3)
  expect(learnHamiltonian(wrapped, options).hamiltonian(y)).toBeCloseTo(model.hamiltonian(y), 5)
  // Periodic whatever was learned.
  expect(model.hamiltonian(Float64Array.of(0.7 + turn, 0.3))).toBeCloseTo(model.hamiltonian(y), 8)
})
