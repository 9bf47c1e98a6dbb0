import { expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { seir } from '../../systems/epidemics/seir.ts'
import { sir } from '../../systems/epidemics/sir.ts'
import { run, stateAfter } from './cycles.ts'
import { eigenvalues, equilibrium, valueAt } from './equilibria.ts'

test('the final size of an epidemic solves the equation of Kermack and McKendrick', () => {
  const [S, I, R] = stateAfter(sir, 500) as [number, number, number]
  expect(I).toBeLessThan(1e-8)
  expect(S).toBeCloseTo(0.999 * Math.exp(-2.5 * R), 9)
})

test('the peak comes at the declared time, when S = gamma/beta', () => {
  const { states } = run(sir, sir.period!)
  expect(states[3]).toBeCloseTo(0.4, 2)
  expect(Math.abs(valueAt(sir, states.slice(3))[1]!)).toBeLessThan(1e-4)
})

test('without seasons measles is endemic at S = 1/R0, and small epidemics return every two years', () => {
  const steady = seir.with({ season: 0 })
  const { mu, alpha, gamma, beta } = steady.parameters as { [name: string]: number }
  const point = equilibrium(steady, [0.055, 0.0005, 0.0002])
  expect(point[0]).toBeCloseTo(((mu! + alpha!) * (mu! + gamma!)) / (alpha! * beta!), 12)
  const [leading] = eigenvalues(steady, point)
  expect(leading!.re).toBeLessThan(0)
  expect((2 * Math.PI) / Math.abs(leading!.im)).toBeCloseTo(2.1, 1)
})

test.each([
  [0.02, 1],
  [0.15, 2],
  [0.25, 4],
])('with season %d the epidemics repeat after %i years', (season, years) => {
  const integrator = dop853({ relativeTolerance: 1e-10, absoluteTolerance: 1e-15 })
  const { states } = integrate(seir.with({ season }), seir.initialState, timeGrid(0, 1, 404), integrator)
  const S = (year: number) => states[3 * year]!
  expect(Math.abs(S(400 + years) - S(400))).toBeLessThan(1e-6)
  if (years > 1) expect(Math.abs(S(400 + years / 2) - S(400))).toBeGreaterThan(1e-4)
})
