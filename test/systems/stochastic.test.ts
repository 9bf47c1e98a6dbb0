import { expect, test } from 'vitest'
import { eulerMaruyama } from '../../src/integrate/sde/euler-maruyama.ts'
import { integrateSde } from '../../src/integrate/sde/integrate-sde.ts'
import { milstein } from '../../src/integrate/sde/milstein.ts'
import type { SdeSystem } from '../../src/system/system.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { coxIngersollRoss } from '../../systems/economy/cox-ingersoll-ross.ts'
import { geometricBrownianMotion } from '../../systems/economy/geometric-brownian-motion.ts'
import { heston } from '../../systems/economy/heston.ts'
import { ornsteinUhlenbeck } from '../../systems/economy/ornstein-uhlenbeck.ts'
import { doubleWellNoise } from '../../systems/physics/double-well-noise.ts'

type Values = { readonly [name: string]: number }

/** The drift at a state. */
function driftAt({ dim, field }: SdeSystem, ...y: number[]): number[] {
  const out = new Float64Array(dim)
  field(0, Float64Array.from(y), out)
  return [...out]
}

/** The diffusion matrix at a state, row by row. */
function diffusionAt({ dim, noises, diffusion }: SdeSystem, ...y: number[]): number[] {
  const out = new Float64Array(dim * noises)
  diffusion(0, Float64Array.from(y), out)
  return [...out]
}

/** Where the drift is linear and g² a polynomial of degree 2: mean of g² from mean and variance, through three values. */
function meanOfSquaredNoise(system: SdeSystem, mean: number, variance: number): number {
  const at = (x: number): number => diffusionAt(system, x)[0]! ** 2
  const width = mean / 2
  const curvature = (at(mean + width) - 2 * at(mean) + at(mean - width)) / width ** 2
  return at(mean) + (curvature / 2) * variance
}

/** Mean and variance at t, from a start at x, as the literature has them. */
interface Moments {
  readonly mean: (t: number, x: number, values: Values) => number
  readonly variance: (t: number, x: number, values: Values) => number
}

const reverting = (t: number, x: number, { kappa, theta }: Values): number =>
  theta! + (x - theta!) * Math.exp(-kappa! * t)

const known: readonly [string, SdeSystem, Moments][] = [
  [
    'geometric Brownian motion',
    geometricBrownianMotion,
    {
      mean: (t, x, { mu }) => x * Math.exp(mu! * t),
      variance: (t, x, { mu, sigma }) => x * x * Math.exp(2 * mu! * t) * Math.expm1(sigma! ** 2 * t),
    },
  ],
  [
    'the Ornstein–Uhlenbeck process',
    ornsteinUhlenbeck,
    {
      mean: reverting,
      variance: (t, _x, { kappa, sigma }) => (sigma! ** 2 / (2 * kappa!)) * -Math.expm1(-2 * kappa! * t),
    },
  ],
  [
    'the model of Cox, Ingersoll and Ross',
    coxIngersollRoss,
    {
      mean: reverting,
      variance: (t, x, { kappa, theta, sigma }) => {
        const left = Math.exp(-kappa! * t)
        return (sigma! ** 2 / kappa!) * (x * (left - left * left) + (theta! / 2) * (1 - left) ** 2)
      },
    },
  ],
]

test.each(known)('mean and variance of %s are the solutions of the moment equations', (_, system, moments) => {
  const { parameters } = system
  const x = 1.7 * system.initialState[0]!
  expect([moments.mean(0, x, parameters), moments.variance(0, x, parameters)]).toEqual([x, 0])
  for (const t of [0.3, 2, 7]) {
    const h = 1e-3
    const slope = (of: Moments['mean']): number => {
      const central = (step: number) => (of(t + step, x, parameters) - of(t - step, x, parameters)) / (2 * step)
      return (4 * central(h / 2) - central(h)) / 3
    }
    const [mean, variance] = [moments.mean(t, x, parameters), moments.variance(t, x, parameters)]
    const drift = driftAt(system, mean)[0]!
    const steepness = driftAt(system, mean + 1)[0]! - drift
    expect(Math.abs(slope(moments.mean) - drift)).toBeLessThan(1e-10 * x)
    const expected = 2 * steepness * variance + meanOfSquaredNoise(system, mean, variance)
    expect(Math.abs(slope(moments.variance) - expected)).toBeLessThan(1e-10 * x * x)
  }
})

/** The slope of the logarithm of the density that is reached in the end. */
const stationary: readonly [string, SdeSystem, (x: number, values: Values) => number, number[]][] = [
  [
    'normal with variance sigma²/(2 kappa)',
    ornsteinUhlenbeck,
    (x, { kappa, theta, sigma }) => (theta! - x) / (sigma! ** 2 / (2 * kappa!)),
    [-0.02, 0.03, 0.09],
  ],
  [
    'gamma of shape 2 kappa theta/sigma² and rate 2 kappa/sigma²',
    coxIngersollRoss,
    (x, { kappa, theta, sigma }) => ((2 * kappa! * theta!) / sigma! ** 2 - 1) / x - (2 * kappa!) / sigma! ** 2,
    [0.01, 0.05, 0.2],
  ],
  [
    'Boltzmann’s for the double well',
    doubleWellNoise,
    (x, { a, b, sigma }) => (-2 * (b! * x ** 3 - a! * x)) / sigma! ** 2,
    [-1.3, 0.2, 0.9],
  ],
]

test.each(stationary)('the stationary density is %s: no probability flows', (_, system, slopeOfLog, places) => {
  for (const x of places) {
    const g = diffusionAt(system, x)[0]!
    const derivative = new Float64Array(1)
    system.diffusionDerivative!(0, Float64Array.of(x), derivative)
    const pushed = driftAt(system, x)[0]! - g * derivative[0]!
    const spread = 0.5 * g * g * slopeOfLog(x, system.parameters)
    expect(Math.abs(pushed - spread)).toBeLessThan(1e-14)
  }
})

/** Of many paths: what `of` makes of the end of each, its mean within 4 standard errors of `expected`. */
function expectMean(ends: readonly number[], of: (x: number) => number, expected: number): void {
  const values = ends.map(of)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  const error = Math.sqrt(variance / values.length)
  expect(Math.abs(mean - expected)).toBeLessThan(4 * error)
  // Precise enough to tell one value from another.
  expect(error).toBeLessThan(0.06 * Math.abs(expected))
}

test.each([
  { system: ornsteinUhlenbeck, factor: () => 1 },
  { system: coxIngersollRoss, factor: (theta: number) => theta },
])(
  '$system.name: simulated paths have the mean theta and their stationary variance in the end',
  ({ system, factor }) => {
    const { kappa, theta, sigma } = system.parameters as Values
    const method = milstein({ step: 1 / 32 })
    const ends = Array.from({ length: 2000 }, (_, seed) => {
      const { states, status } = integrateSde(system, system.initialState, [0, 10], method, { seed })
      expect(status).toBe('complete')
      return states[1]!
    })
    expectMean(ends, (x) => x, theta!)
    expectMean(ends, (x) => (x - theta!) ** 2, (factor(theta!) * sigma! ** 2) / (2 * kappa!))
  },
)

test('almost every path of geometric Brownian motion falls for mu < sigma²/2, though the mean grows', () => {
  const system = geometricBrownianMotion.with({ mu: 0.05, sigma: 0.8 })
  const ends = Array.from({ length: 300 }, (_, seed) => {
    const { states } = integrateSde(system, [100], [0, 40], milstein({ step: 1 / 16 }), { seed })
    return states[1]!
  })
  // ln S is normal with mean ln 100 - 10.8 and standard deviation 5.06: P(S < 100) = 0.984.
  expect(ends.filter((x) => x < 100).length).toBeGreaterThan(285)
})

test('Feller’s condition parts paths that reach 0 from those that do not', () => {
  const stopped = (values: Values): number =>
    Array.from({ length: 100 }, (_, seed) => {
      const system = coxIngersollRoss.with(values)
      return integrateSde(system, [0.05], [0, 5], eulerMaruyama({ step: 1 / 256 }), { seed })
    }).filter(({ status }) => status === 'diverged').length
  expect(stopped({ sigma: 0.1 })).toBe(0)
  expect(stopped({ sigma: 0.5 })).toBeGreaterThan(90)
  for (const { parameters } of [coxIngersollRoss, heston]) {
    const { kappa, theta, sigma, xi } = parameters as Values
    expect(2 * kappa! * theta!).toBeGreaterThan((sigma ?? xi!) ** 2)
  }
})

test('the variance of Heston’s price is the model of Cox, Ingersoll and Ross, and its noises have correlation rho', () => {
  const { kappa, theta, xi, rho } = heston.parameters as Values
  const alone = coxIngersollRoss.with({ kappa: kappa!, theta: theta!, sigma: xi! })
  for (const [S, v] of [
    [100, 0.04],
    [80, 0.01],
  ] as const) {
    expect(driftAt(heston, S, v)[1]).toBe(driftAt(alone, v)[0])
    const [a, b, c, d] = diffusionAt(heston, S, v) as [number, number, number, number]
    expect(Math.hypot(a, b)).toBeCloseTo(Math.sqrt(v) * S, 12)
    expect(Math.hypot(c, d)).toBeCloseTo(Math.abs(diffusionAt(alone, v)[0]!), 15)
    expect((a * c + b * d) / (Math.hypot(a, b) * Math.hypot(c, d))).toBeCloseTo(rho!, 14)
  }
})

test('without noise in its variance, Heston’s price is a geometric Brownian motion', () => {
  const still = heston.with({ xi: 0 })
  const plain = geometricBrownianMotion.with({ sigma: Math.sqrt(0.04) })
  expect(driftAt(still, 90, 0.04)).toEqual([driftAt(plain, 90)[0], 0])
  expect(diffusionAt(still, 90, 0.04)[0]).toBeCloseTo(diffusionAt(plain, 90)[0]!, 12)
  expect(diffusionAt(still, 90, 0.04).slice(1).map(Math.abs)).toEqual([0, 0, 0])
})

/** The mean time from the left well at -1 to the right one at 1, by two integrals over the drift (midpoint rule). */
function exactPassage(system: SdeSystem, sigma: number): number {
  const n = 4000
  const [low, width] = [-2.5, 3.5 / n]
  let [potential, below, time] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const x = low + (i + 0.5) * width
    const force = driftAt(system, x)[0]!
    const middle = (2 * (potential - (force * width) / 2)) / sigma ** 2
    potential -= force * width
    below += Math.exp(-middle) * width
    if (x > -1) time += ((2 * Math.exp(middle)) / sigma ** 2) * (below - (Math.exp(-middle) * width) / 2) * width
  }
  return time
}

const kramers = (sigma: number): number => Math.SQRT2 * Math.PI * Math.exp(1 / (2 * sigma ** 2))

test('Kramers’ formula is the exact time between the wells in the limit of little noise', () => {
  const excess = [0.4, 0.3, 0.2].map((sigma) => exactPassage(doubleWellNoise, sigma) / kramers(sigma) - 1)
  // The first correction is of the order of sigma² over the barrier, 1/4.
  expect(excess[1]! / excess[0]!).toBeLessThan(0.6)
  expect(excess[2]! / excess[1]!).toBeLessThan(0.5)
  expect(excess[2]).toBeLessThan(0.04)
  expect(exactPassage(doubleWellNoise, 0.5)).toBeCloseTo(41.03, 1)
})

test('simulated particles take that time from one well to the other', () => {
  const sigma = 0.7
  const system = doubleWellNoise.with({ sigma })
  // Ten mean times: one particle in 20,000 is still on its way then.
  const times = timeGrid(0, 0.1, 1500)
  const passages = Array.from({ length: 500 }, (_, seed) => {
    const { states } = integrateSde(system, [-1], times, eulerMaruyama({ step: 0.02 }), { seed })
    return times[states.findIndex((x) => x >= 1)] ?? Number.NaN
  })
  expectMean(passages, (t) => t, exactPassage(system, sigma))
})
