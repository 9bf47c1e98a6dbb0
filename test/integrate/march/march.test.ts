import { expect, test } from 'vitest'
import { dop853 } from '../../../src/integrate/explicit/dop853.ts'
import { dopri5 } from '../../../src/integrate/explicit/dopri5.ts'
import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import type { Integrator } from '../../../src/integrate/integrator.ts'
import { beginMarch } from '../../../src/integrate/march/begin-march.ts'
import type { March } from '../../../src/integrate/march/march.ts'
import { radau5 } from '../../../src/integrate/stiff/radau5.ts'
import { blowUp, ode, oscillator } from '../problems.ts'

const start = Float64Array.of(1, 0)
const begin = (integrator: Integrator, y0 = start, t0 = 0): March =>
  beginMarch(integrator, oscillator, y0, t0, oscillator)

const methods: [string, Integrator][] = [
  ['dop853', dop853()],
  ['dopri5', dopri5()],
  ['radau5', radau5()],
  ['rk4', rk4({ step: 0.01 })],
]

test.each(methods)('%s: the solution at exactly the ends asked for', (_, integrator) => {
  const march = begin(integrator)
  let y = start
  for (const end of [0.1, 0.1001, 3, 10]) {
    expect(
      march.to(end, (next) => {
        y = next.slice()
        return 2
      }),
    ).toBeUndefined()
    expect(Math.abs(y[0] - Math.cos(end))).toBeLessThan(3e-7)
    expect(Math.abs(y[1] + Math.sin(end))).toBeLessThan(3e-7)
  }
})

test.each(methods)('%s: goes on from what was written, and undoes what was refused', (_, integrator) => {
  const march = begin(integrator)
  let taken = 0
  let refused = 0
  let y = start
  const end = 20
  march.to(end, (next) => {
    // Every step that stands turns the state around, and with it all that follows.
    next[0] *= -1
    next[1] *= -1
    if (taken % 3 === 2 && refused < taken / 3) {
      refused++
      return 0.4
    }
    taken++
    y = next.slice()
    return 1.5
  })
  expect(refused).toBeGreaterThan(0)
  const sign = taken % 2 === 0 ? 1 : -1
  expect(Math.abs(sign * y[0] - Math.cos(end))).toBeLessThan(1e-6)
  expect(Math.abs(sign * y[1] + Math.sin(end))).toBeLessThan(1e-6)
})

test('the answer bounds the next step', () => {
  const lengths: number[] = []
  const clock = ode('clock', [0], (_t, _y, dydt) => {
    dydt[0] = 1
  })
  let before = 0
  beginMarch(dop853(), clock, Float64Array.of(0), 5, clock).to(1, ([now]) => {
    lengths.push(now - before)
    before = now
    return 0.01 / lengths[lengths.length - 1]
  })
  expect(Math.max(...lengths.slice(1))).toBeLessThan(0.010102)
  expect(lengths.length).toBeGreaterThan(98)
})

test.each([dop853(), rk4({ step: 0.01 })])('where it cannot go on it says why', (integrator) => {
  const stop = beginMarch(integrator, blowUp, Float64Array.of(1), 0, blowUp).to(2, () => 2)
  expect(['diverged', 'step-underflow']).toContain(stop?.status)
  expect(stop?.message).toContain('blow-up')
})
