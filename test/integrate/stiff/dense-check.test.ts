import { describe, expect, test } from 'vitest'
import { integrate } from '../../../src/integrate/integrate.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { protheroRobinson } from '../stiff-problems.ts'
import { methods } from './methods.ts'

describe.each(methods)('$name', ({ method }) => {
  test.each([1, 1e3, 1e6])('rows between steps are as accurate as the steps: Prothero–Robinson at λ = %d', (lambda) => {
    const system = protheroRobinson.with({ lambda })
    for (const relativeTolerance of [1e-5, 1e-7, 1e-9])
      for (const dt of [0.01, 0.1, 1]) {
        const times = timeGrid(0, dt, 10 / dt)
        const { states } = integrate(system, [1], times, method({ relativeTolerance }))
        for (let i = 0; i < times.length; i++)
          expect(Math.abs(states[i] - Math.cos(times[i]))).toBeLessThan(2 * relativeTolerance)
      }
  })

  test('where no row is wanted between them, smooth steps of a stiff system are longer', () => {
    const system = protheroRobinson.with({ lambda: 1e6 })
    const steps = (times: ArrayLike<number>) =>
      integrate(system, [1], times, method({ relativeTolerance: 1e-8 })).statistics!.steps
    expect(steps([0, 10])).toBeLessThan(steps(timeGrid(0, 0.01, 1000)) / 3)
  })
})
