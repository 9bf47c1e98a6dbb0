import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseDelays } from '../../src/dataset/choose-delays.ts'
import { falseNeighbors } from '../../src/dataset/false-neighbors.ts'
import { mutualInformation } from '../../src/dataset/mutual-information.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { normalQuantile } from '../../src/math/normal-quantile.ts'
import { seededRandom } from '../../src/math/random.ts'
import { component, slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { henon } from '../../systems/maps/henon.ts'

function recordOf(states: Float64Array, interval = 1): Trajectory {
  return { dim: 1, times: timeGrid(0, interval, states.length - 1), states, status: 'complete' }
}

function normals(n: number, seed: number): Float64Array {
  const random = seededRandom(seed)
  return Float64Array.from({ length: n }, () => normalQuantile(random()))
}

/** x ← ρ x + √(1 − ρ²) ξ: normal, with correlation ρ^lag. */
function autoregression(n: number, rho: number, seed: number): Trajectory {
  const x = normals(n, seed)
  for (let i = 1; i < n; i++) x[i] = rho * x[i - 1] + Math.sqrt(1 - rho * rho) * x[i]
  return recordOf(x)
}

const lorenz = integrate(lorenz63, lorenz63.initialState, timeGrid(0, 0.02, 5000))
const lorenzX = recordOf(component(slice(lorenz, 1000), 0), 0.02)
const henonX = recordOf(component(iterate(henon, henon.initialState, 3000), 0))

test.each([0.3, 0.6, 0.9, -0.8])('normal AR(1), ρ = %d: −½ log(1 − ρ²) at every lag', (rho) => {
  const { lags, information } = mutualInformation(autoregression(10000, rho, 5), { maxLag: 4 })
  for (const [k, lag] of lags.entries())
    expect(Math.abs(information[k] + 0.5 * Math.log(1 - rho ** (2 * lag)))).toBeLessThan(0.035)
})

test('several records: the pairs of each, none across', () => {
  const record = autoregression(6000, 0.8, 7)
  const shuffled = Array.from({ length: 600 }, (_, i) => slice(record, 10 * ((i * 7) % 600), 10 * ((i * 7) % 600) + 10))
  const whole = mutualInformation(record, { maxLag: 3 })
  const parts = mutualInformation(shuffled, { maxLag: 3 })
  expect(parts.samples).toBe(6000)
  for (const k of [0, 1, 2]) expect(Math.abs(parts.information[k] - whole.information[k])).toBeLessThan(0.04)
})

test.each([23.7, 40.3, 61.9])(
  'a noisy cycle of %d samples tells least about itself a quarter period later',
  (period) => {
    const noise = normals(4000, 2)
    const record = recordOf(noise.map((value, i) => Math.sin((2 * Math.PI * i) / period) + 0.1 * value))
    const { information } = mutualInformation(record, { maxLag: Math.floor(period / 2), neighbors: 12 })
    const least = 1 + information.indexOf(Math.min(...information))
    expect(Math.abs(least / period - 0.25)).toBeLessThan(0.06)
  },
)

test('false neighbors: none of Hénon from two delays on, of Lorenz from three, but never few of noise', () => {
  const shares = (record: Trajectory, delay: number): readonly number[] =>
    falseNeighbors(record, { delay, maxDimension: 6 }).shares
  const henonShares = shares(henonX, 1)
  expect(henonShares[0]).toBeGreaterThan(0.5)
  for (const share of henonShares.slice(1)) expect(share).toBeLessThan(0.005)
  const lorenzShares = shares(lorenzX, 8)
  expect(lorenzShares[0]).toBeGreaterThan(0.9)
  expect(lorenzShares[1]).toBeGreaterThan(0.05)
  for (const share of lorenzShares.slice(2)) expect(share).toBeLessThan(0.02)
  for (const share of shares(recordOf(normals(3000, 1)), 1)) expect(share).toBeGreaterThan(0.1)
})

test('shares do not depend on the unit, nor on where zero is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 50 }), (power, seed) => {
      const record = recordOf(normals(60, seed).map((value) => Math.round(value * 1000) / 1024))
      const other = { ...record, states: record.states.map((value) => 2 ** power * (value + 8)) }
      expect(falseNeighbors(other, { maxDimension: 3, theiler: 2 })).toEqual(
        falseNeighbors(record, { maxDimension: 3, theiler: 2 }),
      )
    }),
  )
})

test('what is chosen: 3 delays near 0.16 time units of Lorenz x, the last two values of Hénon, and it says why', () => {
  const lorenzChoice = chooseDelays(slice(lorenz, 1000), { variable: 'x', maxLag: 20 })
  expect(lorenzChoice.delays).toBe(3)
  expect(Math.abs(0.02 * lorenzChoice.spacing - 0.16)).toBeLessThanOrEqual(0.021)
  expect(lorenzChoice.reason).toContain(`first minimum at lag ${lorenzChoice.spacing}`)
  expect(chooseDelays(lorenzX, { maxLag: 20 })).toEqual(lorenzChoice)
  const henonChoice = chooseDelays(henonX, { maxLag: 20 })
  expect(henonChoice).toMatchObject({ spacing: 1, delays: 2 })
  expect(henonChoice.reason).toContain('no minimum')
  const noise = chooseDelays(recordOf(normals(2000, 3)), { maxLag: 30, maxDimension: 5 })
  expect(noise.spacing).toBe(1)
  expect(noise.reason).toContain('not clearly fewer in any other')
  expect(noise).toEqual(structuredClone(noise))
})

test('bad input is refused with the value', () => {
  expect(() => chooseDelays(lorenz)).toThrow('chooseDelays: the record has 3 variables; say which')
  expect(() => mutualInformation(lorenz, { variable: 'w' })).toThrow('no variable "w"')
  expect(() => mutualInformation(henonX, { maxLag: 0 })).toThrow('maxLag must be a whole number from 1 up, got 0')
  expect(() => mutualInformation(slice(henonX, 0, 12), { maxLag: 6 })).toThrow('6 pairs of samples 6 apart')
  expect(() => falseNeighbors(henonX, { delay: 1.5 })).toThrow('got 1.5')
  expect(() => falseNeighbors(slice(henonX, 0, 12))).toThrow('4 vectors of 9 delays')
  expect(() => falseNeighbors(henonX, { tolerance: 0 })).toThrow('tolerance must be positive, got 0')
  expect(() => falseNeighbors(recordOf(new Float64Array(100)))).toThrow('all values are 0')
})
