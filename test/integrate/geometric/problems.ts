import { integrate } from '../../../src/integrate/integrate.ts'
import type { Integrator } from '../../../src/integrate/integrator.ts'
import { defineHamiltonian } from '../../../src/system/define-hamiltonian.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { HamiltonianSystem, OdeSystem } from '../../../src/system/system.ts'
import { type Status, stateAt } from '../../../src/trajectory.ts'
import { maxDifference } from '../problems.ts'

/** Planar two-body orbit with μ = a = 1 from perihelion, eccentricity 0.3; period 2π. */
export const kepler: HamiltonianSystem = defineHamiltonian({
  name: 'Kepler',
  positions: ['x', 'y'],
  momenta: ['px', 'py'],
  hamiltonian: '(px^2 + py^2)/2 - 1/sqrt(x^2 + y^2)',
  initialState: [0.7, 0, 0, Math.sqrt(13 / 7)],
  invariants: { angularMomentum: 'x*py - y*px' },
})

/** The orbit of `kepler`: t = E − e sin E, by fixed-point iteration, which contracts with factor e. */
export function keplerState(t: number): number[] {
  const e = 0.3
  let anomaly = t
  for (let i = 0; i < 60; i++) anomaly = t + e * Math.sin(anomaly)
  const [cos, sin, b] = [Math.cos(anomaly), Math.sin(anomaly), Math.sqrt(1 - e * e)]
  const rate = 1 / (1 - e * cos)
  return [cos - e, b * sin, -sin * rate, b * cos * rate]
}

/** Angles from the vertical; masses, lengths and g are 1. */
export const doublePendulum: HamiltonianSystem = defineHamiltonian({
  name: 'double pendulum',
  positions: ['q1', 'q2'],
  momenta: ['p1', 'p2'],
  hamiltonian: '(p1^2 + 2*p2^2 - 2*p1*p2*cos(q1 - q2))/(2 + 2*sin(q1 - q2)^2) - 2*cos(q1) - cos(q2)',
  initialState: [1, 0.5, 0, 0],
})

/** Euler's equations of a free rigid body with moments of inertia 2, 1, 2/3: Hairer, Lubich, Wanner, section IV.1. */
export const rigidBody: OdeSystem = defineOde({
  name: 'rigid body',
  equations: { y1: 'y2*y3/2', y2: '-y1*y3', y3: 'y1*y2/2' },
  initialState: [Math.cos(1.1), 0, Math.sin(1.1)],
  invariants: { norm: 'y1^2 + y2^2 + y3^2', energy: '(y1^2/2 + y2^2 + y3^2*3/2)/2' },
})

/** Observed orders on `kepler` up to t = 3, from errors with h, h/2, h/4. */
export function observedOrders(method: (options: { step: number }) => Integrator, h: number): number[] {
  const exact = keplerState(3)
  const errors = [h, h / 2, h / 4].map((step) => {
    const trajectory = integrate(kepler, kepler.initialState, [0, 3], method({ step }))
    return maxDifference(stateAt(trajectory, 1), exact)
  })
  return errors.slice(1).map((error, i) => Math.log2(errors[i] / error))
}

/** Largest entry of MᵀJM − J, M being the derivative of one step of length h by differences of sixth order. */
export function symplecticDefect(system: HamiltonianSystem, integrator: Integrator, h: number): number {
  const { dim, degrees, initialState } = system
  const image = (j: number, by: number): Float64Array => {
    const start = initialState.map((value, i) => (i === j ? value + by : value))
    return stateAt(integrate(system, start, [0, h], integrator), 1)
  }
  const columns = initialState.map((_, j) => {
    const differences = [1, 2, 3].map((k) => {
      const [above, below] = [image(j, k * 0.01), image(j, -k * 0.01)]
      return above.map((value, i) => (value - below[i]) / (0.02 * k))
    })
    return differences[0].map((_, i) => 1.5 * differences[0][i] - 0.6 * differences[1][i] + 0.1 * differences[2][i])
  })
  let largest = 0
  for (let a = 0; a < dim; a++)
    for (let b = 0; b < dim; b++) {
      let form = 0
      for (let i = 0; i < degrees; i++)
        form += columns[a][i] * columns[b][degrees + i] - columns[a][degrees + i] * columns[b][i]
      const expected = b - a === degrees ? 1 : a - b === degrees ? -1 : 0
      largest = Math.max(largest, Math.abs(form - expected))
    }
  return largest
}

/** How far a trajectory of n steps of length h and the way back end from the start. */
export function returnError(system: OdeSystem, integrator: Integrator, h: number, n: number): number {
  const there = integrate(system, system.initialState, [0, n * h], integrator)
  const back = integrate(system, stateAt(there, 1), [n * h, 0], integrator)
  return maxDifference(stateAt(back, 1), system.initialState)
}

/**
 * Mean energy error of the first and of the last tenth of n steps. The weights exp(−1/(x(1 − x))) let the average over
 * a quasi-periodic motion converge faster than any power: Das, Saiki, Sander, Yorke, Nonlinearity 30, 4111 (2017).
 */
export function energyErrors(
  system: HamiltonianSystem,
  integrator: Integrator,
  h: number,
  n: number,
  every: number,
): EnergyErrors {
  const times = Float64Array.from({ length: n / every + 1 }, (_, i) => i * every * h)
  const { states, status } = integrate(system, system.initialState, times, integrator)
  const energy = (i: number): number => system.hamiltonian(states.subarray(i * system.dim, (i + 1) * system.dim))
  const start = energy(0)
  const tenth = n / every / 10
  const mean = (from: number): number => {
    let [sum, weights] = [0, 0]
    for (let i = 1; i < tenth; i++) {
      const weight = Math.exp(-(tenth ** 2) / (i * (tenth - i)))
      sum += weight * (energy(from + i) - start)
      weights += weight
    }
    return sum / weights
  }
  return { status, first: mean(0), last: mean(9 * tenth) }
}

export interface EnergyErrors {
  readonly status: Status
  readonly first: number
  readonly last: number
}
