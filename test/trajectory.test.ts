import fc from 'fast-check'
import { expect, test } from 'vitest'
import { component, slice, stateAt, type Trajectory, timeGrid } from '../src/trajectory.ts'

const trajectory: Trajectory = {
  dim: 2,
  times: Float64Array.of(0, 0.5, 1, 2),
  states: Float64Array.of(1, 10, 2, 20, 3, 30, 4, 40),
  status: 'complete',
  variables: ['x', 'y'],
}

test('rows and columns of the states', () => {
  expect(stateAt(trajectory, 1)).toEqual(Float64Array.of(2, 20))
  expect(stateAt(trajectory, -1)).toEqual(Float64Array.of(4, 40))
  expect(component(trajectory, 0)).toEqual(Float64Array.of(1, 2, 3, 4))
  expect(component(trajectory, 1)).toEqual(Float64Array.of(10, 20, 30, 40))
})

test('a state is a view, a component a copy', () => {
  const states = trajectory.states.slice()
  stateAt({ ...trajectory, states }, 0)[0] = 7
  component({ ...trajectory, states }, 1)[0] = 7
  expect([...states.subarray(0, 2)]).toEqual([7, 10])
})

test.each([4, -5, 0.5, Number.NaN])('state %d is refused', (i) => {
  expect(() => stateAt(trajectory, i)).toThrow(
    new RangeError(`stateAt: index ${i} is outside a trajectory of 4 states`),
  )
})

test.each([2, -1, 0.5, Number.NaN])('component %d is refused', (j) => {
  expect(() => component(trajectory, j)).toThrow(
    new RangeError(`component: variable ${j} of a trajectory with dim 2, use 0 to 1`),
  )
})

test('a slice takes the rows that Array.prototype.slice takes, as views', () => {
  const ends = fc.integer({ min: -6, max: 6 })
  fc.assert(
    fc.property(ends, ends, (from, to) => {
      const part = slice(trajectory, from, to)
      const rows = [0, 1, 2, 3].slice(from, to)
      expect([...part.times]).toEqual(rows.map((i) => trajectory.times[i]))
      expect([...part.states]).toEqual(rows.flatMap((i) => [...stateAt(trajectory, i)]))
      expect(part.states.buffer).toBe(trajectory.states.buffer)
      expect(part.variables).toBe(trajectory.variables)
    }),
  )
  expect([...slice(trajectory, 2).times]).toEqual([1, 2])
})

test.each([
  [0.5, 2],
  [0, Number.NaN],
])('a slice from %d to %d is refused', (from, to) => {
  expect(() => slice(trajectory, from, to)).toThrow(
    new RangeError(`slice: from and to must be whole numbers, got ${from} and ${to}`),
  )
})

test('the last of a million grid times is one multiplication away from the first', () => {
  expect(timeGrid(0, 0.1, 1e6)[1e6]).toBe(0.1 * 1e6)
  expect([...timeGrid(1, -0.5, 2)]).toEqual([1, 0.5, 0])
  expect([...timeGrid(3, 1, 0)]).toEqual([3])
})

test.each([
  [0, 0.1, -1, 'timeGrid: n must be a whole number of steps, got -1'],
  [0, 0.1, 1.5, 'timeGrid: n must be a whole number of steps, got 1.5'],
  [0, 0, 3, 'timeGrid: t0 and dt must be finite and dt not 0, got t0 = 0, dt = 0'],
  [Number.NaN, 1, 3, 'timeGrid: t0 and dt must be finite and dt not 0, got t0 = NaN, dt = 1'],
])('timeGrid(%d, %d, %d) is refused', (t0, dt, n, message) => {
  expect(() => timeGrid(t0, dt, n)).toThrow(new RangeError(message))
})
