import { expect, test } from 'vitest'
import { etdrk4 } from '../../src/integrate/etdrk4.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { seededRandom } from '../../src/math/random.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { component, stateAt, timeGrid } from '../../src/trajectory.ts'
import { kuramotoSivashinsky, kuramotoSivashinskyOf } from '../../systems/fields/kuramoto-sivashinsky.ts'
import { maxDifference } from '../integrate/problems.ts'

const system = kuramotoSivashinskyOf({ size: 32 })
const settled = stateAt(integrate(system, system.initialState, [0, 500], etdrk4({ step: 1 / 8 })), 1)

function fieldOf({ dim, field }: OdeSystem, u: ArrayLike<number>): Float64Array {
  const dydt = new Float64Array(dim)
  field(0, Float64Array.from(u), dydt)
  return dydt
}

/** ⟨(∂ⁿu)²⟩ by the sum of the definition and Parseval's theorem. */
function meanSquare(u: ArrayLike<number>, n: number, length: number): number {
  const size = u.length
  let total = 0
  for (let k = 0; k <= size / 2; k++) {
    let [re, im] = [0, 0]
    for (let m = 0; m < size; m++) {
      re += (u[m] * Math.cos((2 * Math.PI * k * m) / size)) / size
      im -= (u[m] * Math.sin((2 * Math.PI * k * m) / size)) / size
    }
    total += (k === 0 || k === size / 2 ? 1 : 2) * (re * re + im * im) * ((2 * Math.PI * k) / length) ** (2 * n)
  }
  return total
}

function randomField(size: number): Float64Array {
  const random = seededRandom(7)
  return Float64Array.from({ length: size }, () => 2 * random() - 1)
}

test('energy: d/dt ⟨u²⟩/2 = ⟨uₓ²⟩ − ⟨uₓₓ²⟩ for any values on the grid, smooth or not', () => {
  for (const u of [settled, randomField(32)]) {
    const rates = fieldOf(system, u)
    const power = rates.reduce((sum, rate, i) => sum + (rate * u[i]) / 32, 0)
    const gain = meanSquare(u, 1, 22)
    const loss = meanSquare(u, 2, 22)
    expect(Math.abs(power - (gain - loss))).toBeLessThan(1e-12 * (gain + loss))
  }
})

test('small waves grow at the rate k² − k⁴', () => {
  for (const mode of [1, 2, 3, 4]) {
    const k = (2 * Math.PI * mode) / 22
    const wave = Array.from({ length: 32 }, (_, m) => 1e-9 * Math.cos((2 * Math.PI * mode * m) / 32))
    const expected = wave.map((value) => (k ** 2 - k ** 4) * value)
    expect(maxDifference(fieldOf(system, wave), expected)).toBeLessThan(2e-18)
  }
})

test('a shifted field, and the mirror image of −u, change as the field does', () => {
  const u = settled
  const rates = fieldOf(system, u)
  const mirrored = u.map((_, m) => -u[(32 - m) % 32])
  expect(
    maxDifference(
      fieldOf(system, mirrored),
      rates.map((_, m) => -rates[(32 - m) % 32]),
    ),
  ).toBeLessThan(1e-12)
  const shifted = u.map((_, m) => u[(m + 5) % 32])
  expect(
    maxDifference(
      fieldOf(system, shifted),
      rates.map((_, m) => rates[(m + 5) % 32]),
    ),
  ).toBeLessThan(1e-12)
})

test('accuracy is spectral: the error falls exponentially with the number of points', () => {
  const state = (size: number): Float64Array => {
    const system = kuramotoSivashinskyOf({ size })
    const u = stateAt(integrate(system, system.initialState, [0, 5], etdrk4({ step: 1 / 64 })), 1)
    return u.filter((_, m) => m % (size / 16) === 0)
  }
  const [coarse, middle, fine] = [16, 32, 64].map(state)
  const finest = state(128)
  const errors = [coarse, middle, fine].map((u) => maxDifference(u, finest))
  const digits = [1, 2].map((i) => Math.log10(errors[i - 1] / errors[i]))
  expect(digits[1]).toBeGreaterThan(1.8 * digits[0])
  expect(errors[2]).toBeLessThan(1e-7)
})

test('on a ring of length 22: as chaotic as published, stationary, its energy and its mass in balance', () => {
  const [step, n] = [1 / 4, 12_000]
  const trajectory = integrate(system, settled, timeGrid(0, 1, n), etdrk4({ step }))
  const energy = trajectory.times.map((_, i) => stateAt(trajectory, i).reduce((sum, u) => sum + (u * u) / 64, 0))
  const halves = [energy.subarray(0, n / 2), energy.subarray(n / 2)]
  const means = halves.map((half) => half.reduce((sum, e) => sum + e, 0) / half.length)
  expect(Math.abs(means[0] / means[1] - 1)).toBeLessThan(0.03)
  expect(Math.max(...energy)).toBeLessThan(3)
  const { mass } = system.invariants
  expect(Math.abs(mass(0, stateAt(trajectory, -1)) - mass(0, settled))).toBeLessThan(1e-11)
  const u = component(trajectory, 0)
  const likeness = Array.from({ length: 40 }, (_, lag) => {
    let sum = 0
    for (let i = 0; i + lag <= n; i++) sum += u[i] * u[i + lag]
    return sum / (n + 1 - lag)
  })
  const again = likeness.indexOf(Math.max(...likeness.slice(12)))
  expect(Math.abs(again - kuramotoSivashinsky.period!)).toBeLessThan(3)
})

test('neighbors part at the rate of the published Lyapunov exponent', () => {
  const integrator = etdrk4({ step: 1 / 4 })
  const distance = 1e-7
  let u = settled
  let near: Float64Array = u.map((value, i) => value + distance * Math.sin(3 * i * i))
  let sum = 0
  const [rounds, span, skipped] = [1200, 5, 20]
  for (let round = 0; round < rounds; round++) {
    const before = Math.hypot(...near.map((value, i) => value - u[i]))
    u = stateAt(integrate(system, u, [0, span], integrator), 1)
    near = stateAt(integrate(system, near, [0, span], integrator), 1)
    const apart = Math.hypot(...near.map((value, i) => value - u[i]))
    if (round >= skipped) sum += Math.log(apart / before)
    near = near.map((value, i) => u[i] + ((value - u[i]) * distance) / apart)
  }
  expect(Math.abs(sum / ((rounds - skipped) * span) - kuramotoSivashinsky.lyapunovExponent!)).toBeLessThan(0.006)
})
