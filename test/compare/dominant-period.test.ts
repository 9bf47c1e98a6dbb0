import { expect, test } from 'vitest'
import { type DominantPeriodOptions, dominantPeriod } from '../../src/compare/dominant-period.ts'
import { poincareSection } from '../../src/compare/poincare-section.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { seededRandom } from '../../src/math/random.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { lotkaVolterra } from '../../systems/ecology/lotka-volterra.ts'
import { pendulum } from '../../systems/mechanics/pendulum.ts'
import { oscillator } from '../integrate/problems.ts'
import reference from '../reference/reference-values.json'

const integrator = dop853({ relativeTolerance: 1e-13, absoluteTolerance: 1e-14 })
const methods = ['maxima', 'crossings', 'spectrum', 'autocorrelation'] as const

const vanDerPol = defineOde({
  name: 'van der Pol',
  parameters: { mu: 1 },
  equations: { x: 'v', v: 'mu*(1 - x^2)*v - x' },
  initialState: { x: 2, v: 0 },
})

test.each(Object.entries(reference['pendulum_period_g=L=1']))(
  'a pendulum released at %s degrees: the elliptic integral',
  (degrees, exact) => {
    const y0 = [(Number(degrees) * Math.PI) / 180, 0]
    const found = dominantPeriod(pendulum, { y0, transient: 0, duration: 200, integrator })
    expect(found).toMatchObject({ kind: 'cycle', returnsPerPeriod: 1, variable: 'q' })
    // Near the top a rounding error in the energy costs the more time.
    expect(Math.abs(found.period / Number(exact) - 1)).toBeLessThan(Number(degrees) > 175 ? 1e-9 : 1e-11)
    const trajectory = integrate(pendulum, y0, timeGrid(0, 0.05, 6000), integrator)
    const bounds = { maxima: 1e-8, crossings: 1e-8, spectrum: 2e-6, autocorrelation: 1e-3 }
    for (const method of methods)
      expect(Math.abs(dominantPeriod(trajectory, { method }).period / Number(exact) - 1)).toBeLessThan(bounds[method])
  },
)

test('harmonic oscillator 2π, Lotka–Volterra and van der Pol: published periods', () => {
  expect(dominantPeriod(oscillator, { integrator }).period).toBeCloseTo(2 * Math.PI, 11)
  const prey = dominantPeriod(lotkaVolterra, { transient: 0, integrator })
  expect(prey.period).toBeCloseTo(Number(reference['LV_period (1.5,1,3,1) from (1,1)']), 11)
  const cycle = dominantPeriod(vanDerPol)
  expect(cycle.kind).toBe('cycle')
  expect(Math.abs(cycle.period - 6.6632868593)).toBeLessThan(1e-9)
})

test('every variable of a cycle has its period; the period scales with time', () => {
  const fast = defineOde({
    name: 'van der Pol, fast',
    equations: { x: '10*v', v: '10*((1 - x^2)*v - x)' },
    initialState: { x: 2, v: 0 },
  })
  const periods = ['x', 'v'].map((variable) => dominantPeriod(fast, { variable, transient: 10, duration: 20 }).period)
  for (const period of periods) expect(Math.abs(period - 0.66632868593)).toBeLessThan(1e-9)
})

test('a period-doubled cycle counts its maxima: Rössler, a = b = 0.1, at c = 4 and 6', () => {
  const roessler = defineOde({
    name: 'Rössler',
    parameters: { a: 0.1, b: 0.1, c: 4 },
    equations: { x: '-y - z', y: 'x + a*y', z: 'b + z*(x - c)' },
    initialState: { x: 1, y: 1, z: 0 },
    source: 'O. E. Rössler, Phys. Lett. A 57, 397–398 (1976)',
  })
  const counted = [4, 6].map((c) => {
    const options: DominantPeriodOptions = { transient: 400, duration: 100 }
    const { kind, returnsPerPeriod } = dominantPeriod(roessler.with({ c }), options)
    return [kind, returnsPerPeriod]
  })
  expect(counted).toEqual([
    ['cycle', 1],
    ['cycle', 2],
  ])
})

test('Lorenz: the mean return to the maximum of z is that to the plane z = 27, and is called a mean', () => {
  const found = dominantPeriod(lorenz63, { variable: 'z', duration: 500 })
  expect(found).toMatchObject({ kind: 'mean return', returnsPerPeriod: 1, status: 'complete' })
  const section = { variable: 'z', value: 27 }
  const options = { section, direction: 'falling', transient: 100, duration: 500 } as const
  const { times } = poincareSection(lorenz63, lorenz63.initialState, options)
  const meanReturn = (times[times.length - 1] - times[0]) / (times.length - 1)
  // One return more or less at the ends.
  expect(Math.abs(found.period - meanReturn)).toBeLessThan(1.5 / times.length)
  expect(found.spread).toBeGreaterThan(0.05)
})

test('a noisy sine: the spectrum finds its period where maxima do not', () => {
  const random = seededRandom(5)
  const times = timeGrid(0, 0.1, 4000)
  const states = times.map((t) => Math.sin(t) + 2 * (random() - 0.5))
  const noisy = { dim: 1, times, states, status: 'complete' } as const
  // The Cramér–Rao bound on the frequency's relative error, √6 σ/(π n^{1/2} (T/period)), is 2e-4; five of them.
  expect(Math.abs(dominantPeriod(noisy, { method: 'spectrum' }).period / (2 * Math.PI) - 1)).toBeLessThan(1e-3)
  expect(Math.abs(dominantPeriod(noisy, { method: 'autocorrelation' }).period / (2 * Math.PI) - 1)).toBeLessThan(0.05)
  expect(dominantPeriod(noisy).period).toBeLessThan(1)
})

test('a flow map with a time step is measured in time, like its flow', () => {
  const [c, s] = [Math.cos(0.1), Math.sin(0.1)]
  const rotation = defineMap({
    name: 'rotation',
    dt: 0.05,
    variables: ['x', 'y'],
    advance: (y, next) => {
      next[0] = c * y[0] - s * y[1]
      next[1] = s * y[0] + c * y[1]
    },
    initialState: [1, 0],
  })
  const found = dominantPeriod(rotation)
  expect(found.kind).toBe('cycle')
  expect(Math.abs(found.period - Math.PI)).toBeLessThan(1e-6)
})

test('at rest there is no period; a system that diverges says so', () => {
  expect(dominantPeriod(lorenz63.with({ rho: 10 }))).toMatchObject({ kind: 'none', period: Number.NaN, returns: 0 })
  const growing = defineOde({ name: 'growing', equations: { y: 'y^2' }, initialState: { y: 1 } })
  expect(dominantPeriod(growing)).toMatchObject({ kind: 'none', returns: 0 })
  expect(dominantPeriod(growing).status).not.toBe('complete')
})

test.each<[string, () => unknown]>([
  ['no variable "theta"; use q, p or 0 to 1', () => dominantPeriod(pendulum, { variable: 'theta' })],
  ['no variable 2', () => dominantPeriod(pendulum, { variable: 2 })],
  ['tolerance must be positive, got 0', () => dominantPeriod(pendulum, { tolerance: 0 })],
  ['duration must be positive and finite, got -1', () => dominantPeriod(pendulum, { duration: -1 })],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
