import { expect, test, vi } from 'vitest'
import { stepRecord } from '../../../src/integrate/dde/step-record.ts'

/** Steps of length 1, on which the state is t² in nested form: y + θ(F₀ + (1 − θ)F₁). */
const square = (t: number): Float64Array => Float64Array.of(t * t, 2 * t + 1, -1)

test('the state comes from the step that holds the time, or the nearest of those allowed', () => {
  const record = stepRecord(1, 3)
  for (let t = 0; t < 1000; t++) record.add(t, 1, square(t))
  const out = new Float64Array(1)
  for (const s of [0, 0.5, 17.25, 999.75, 1000]) {
    expect(record.at(s, 0, 999, 500, out)).toBe(Math.min(Math.floor(s), 999))
    expect(out[0]).toBeCloseTo(s * s, 8)
  }
  expect(record.at(5.5, 10, 19, 0, out)).toBe(10)
  expect(out[0]).toBeCloseTo(5.5 ** 2, 8)
  expect(record.at(20.5, 0, 9, 0, out)).toBe(9)
  expect(out[0]).toBeCloseTo(20.5 ** 2, 8)
  expect([record.count(), record.end()]).toEqual([1000, 1000])
})

test('a ring that forgets does not grow: a million steps, the last hundred remembered, in the memory of 128', () => {
  const out = new Float64Array(1)
  const polynomial = square(0)
  let allocated = 0
  const counting = new Proxy(Float64Array, {
    construct(target, args) {
      if (typeof args[0] === 'number') allocated += args[0]
      return Reflect.construct(target, args)
    },
  })
  vi.stubGlobal('Float64Array', counting)
  const record = stepRecord(1, 3)
  for (let t = 0; t < 1e6; t++) {
    record.add(t, 1, polynomial)
    record.forget(t - 99)
  }
  vi.unstubAllGlobals()
  // Start, length and three coefficients of 64 and then of 128 steps.
  expect(allocated).toBe(5 * (64 + 128))
  expect(record.at(1e6 - 99.5, 0, 1e6 - 1, 0, out)).toBe(1e6 - 100)
})
