import { expect, test } from 'vitest'
import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import { gauss4 } from '../../../src/integrate/geometric/gauss4.ts'
import { gauss6 } from '../../../src/integrate/geometric/gauss6.ts'
import { implicitMidpoint } from '../../../src/integrate/geometric/implicit-midpoint.ts'
import { stormerVerlet } from '../../../src/integrate/geometric/stormer-verlet.ts'
import { symplecticEuler } from '../../../src/integrate/geometric/symplectic-euler.ts'
import { yoshida4 } from '../../../src/integrate/geometric/yoshida4.ts'
import { yoshida6 } from '../../../src/integrate/geometric/yoshida6.ts'
import { yoshida8 } from '../../../src/integrate/geometric/yoshida8.ts'
import { pendulum } from '../../../systems/mechanics/pendulum.ts'
import { energyErrors } from './problems.ts'

/** How far 1e6 roundings of the energy, which is about 1, lead in a random walk. */
const walk = Number.EPSILON * Math.sqrt(1e6)

test.each([
  { method: symplecticEuler, step: 0.05 },
  { method: stormerVerlet, step: 0.05 },
  { method: yoshida4, step: 0.05 },
  { method: yoshida6, step: 0.1 },
  { method: yoshida8, step: 0.1 },
  { method: implicitMidpoint, step: 0.05 },
  { method: gauss4, step: 0.05 },
  { method: gauss6, step: 0.1 },
])('$method.name keeps the energy of the pendulum over 1e6 steps', ({ method, step }) => {
  const { status, first, last } = energyErrors(pendulum, method({ step }), step, 1e6, 10)
  expect(status).toBe('complete')
  expect(Math.abs(last - first)).toBeLessThan(walk)
})

test('rk4 at the cost of stormerVerlet does not', () => {
  const { first, last } = energyErrors(pendulum, rk4({ step: 0.2 }), 0.2, 250_000, 10)
  expect(Math.abs(last - first)).toBeGreaterThan(1e9 * walk)
})
