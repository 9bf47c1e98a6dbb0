import { expect, test } from 'vitest'
import { kuramoto, kuramotoOf } from '../../systems/physics/kuramoto.ts'
import { stateAfter } from './cycles.ts'

test('two oscillators lock if and only if the coupling exceeds the difference of their frequencies', () => {
  const pair = kuramotoOf(2).with({ w1: -0.3, w2: 0.3 })
  const difference = (K: number, end: number) => {
    const [theta1, theta2] = stateAfter(pair.with({ K }), end, [0, 0]) as [number, number]
    return theta2 - theta1
  }
  expect(Math.sin(difference(0.61, 400))).toBeCloseTo(0.6 / 0.61, 8)
  expect(difference(0.61, 400)).toBeLessThan(Math.PI / 2)
  // Below the threshold the phase slips with the mean rate sqrt((w2 - w1)^2 - K^2).
  const slip = (2 * Math.PI) / Math.sqrt(0.36 - 0.59 ** 2)
  expect(difference(0.59, slip)).toBeCloseTo(2 * Math.PI, 7)
})

test('above the critical coupling the middle oscillators stay together, without coupling they part', () => {
  const spread = (K: number) => {
    const theta = stateAfter(kuramoto.with({ K }), 200)
    return Math.abs(theta[6]! - theta[3]!)
  }
  expect(spread(0.4)).toBeLessThan(Math.PI)
  expect(spread(0)).toBeGreaterThan(Math.PI)
})

test('sizes out of range are refused', () => {
  expect(() => kuramotoOf(1)).toThrow(/give 2 to 100/)
})
