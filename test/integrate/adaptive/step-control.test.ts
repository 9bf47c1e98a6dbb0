import { expect, test } from 'vitest'
import { type StepControl, stepController } from '../../../src/integrate/adaptive/step-control.ts'

const plain: StepControl = { order: 4, beta: 0, safety: 0.9, least: 0.01, most: 100 }

/** Errors of tries whose error is C h⁴, where C grows by `growth` with each step taken. */
function errors(control: StepControl, growth: number, count: number): number[] {
  const controller = stepController(control)
  const found: number[] = []
  let h = 0.9
  let level = 1
  for (let n = 0; n < count; n++) {
    const error = level * h ** 4
    found.push(error)
    if (error <= 1) level *= growth
    h *= error <= 1 ? controller.accepted(error, h) : controller.rejected(error)
  }
  return found
}

test('the plain controller reaches its goal in one step where the problem stays the same', () => {
  expect(errors(plain, 1, 3)[1]).toBeCloseTo(0.9 ** 4, 12)
})

test('where the problem gets harder by a factor each step, the plain controller is off by it, the predictive is not', () => {
  expect(errors(plain, 1.4, 12)[11]).toBeCloseTo(1.4 * 0.9 ** 4, 12)
  expect(errors({ ...plain, predictive: true }, 1.4, 12)[11]).toBeCloseTo(0.9 ** 4, 12)
  const rejections = (control: StepControl) => errors(control, 2, 40).filter((error) => error > 1).length
  expect(rejections(plain)).toBeGreaterThan(15)
  expect(rejections({ ...plain, predictive: true })).toBe(1)
})

test('the predictive controller never takes longer steps than the plain one', () => {
  const easier = (control: StepControl) => errors(control, 0.5, 12)
  for (const [n, error] of easier({ ...plain, predictive: true }).entries())
    expect(error).toBeLessThanOrEqual(easier(plain)[n] * (1 + 1e-12))
})

test('factors from 1 to `keep` are 1, all others as they were', () => {
  const factor = (error: number, control: StepControl) => stepController(control).accepted(error, 1)
  for (const error of [1e-4, 0.1, 0.3, 0.5, 0.65, 0.7, 1]) {
    const free = factor(error, plain)
    expect(factor(error, { ...plain, keep: 1.2 })).toBe(free >= 1 && free <= 1.2 ? 1 : free)
  }
  expect(factor(0.5, { ...plain, keep: 1.2 })).toBe(1)
})
