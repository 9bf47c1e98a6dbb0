import { expect, test } from 'vitest'
import { attractorBounds, shareOnAttractor } from '../../src/compare/share-on-attractor.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

const line = (states: number[], status: Trajectory['status'] = 'complete'): Trajectory => ({
  dim: 1,
  times: timeGrid(10, 0.5, states.length - 1),
  states: Float64Array.from(states),
  status,
  variables: ['x'],
})

test('stays at every time: neither who comes back nor who stops in the box', () => {
  const box = { lower: [-1], upper: [1] }
  const result = shareOnAttractor([line([0, 1, -1]), line([0, 2, 0]), line([0, 0.5], 'diverged'), line([1, 0, 0])], box)
  expect(result).toMatchObject({
    share: 0.5,
    staying: 2,
    count: 4,
    left: [
      { rollout: 1, time: 10.5, cause: 'x' },
      { rollout: 2, time: 10.5, cause: 'diverged' },
    ],
  })
})

test('Wilson’s interval: all of n leave 1/(1 + z²/n), none is its mirror image', () => {
  const box = { lower: [-1], upper: [1] }
  const z2 = 1.959963984540054 ** 2
  for (const n of [1, 10, 200]) {
    const all = shareOnAttractor(new Array(n).fill(line([0])), box).interval
    expect(all[0]).toBeCloseTo(1 / (1 + z2 / n), 14)
    expect(all[1]).toBeCloseTo(1, 14)
    const none = shareOnAttractor(new Array(n).fill(line([9])), box).interval
    expect(none[0]).toBeCloseTo(0, 14)
    expect(none[1]).toBeCloseTo(1 - all[0], 14)
  }
})

test('Lorenz’s system stays near its attractor; at ρ = 60 it does not', () => {
  const orbit = (system: typeof lorenz63, y0: number[], n = 3000) =>
    slice(integrate(system, y0, timeGrid(0, 0.02, n)), 500)
  // Of an orbit long enough to have been nearly everywhere.
  const box = attractorBounds(orbit(lorenz63, [1, 1, 20], 50_000))
  const starts = [-2, -1, 3, 4].map((x) => [x, x, 22])
  const on = (system: typeof lorenz63) =>
    shareOnAttractor(
      starts.map((y0) => orbit(system, y0)),
      box,
    ).share
  expect(on(lorenz63)).toBe(1)
  expect(on(lorenz63.with({ rho: 60 }))).toBe(0)
})

test('refused: no rollouts, a box of another dimension', () => {
  expect(() => shareOnAttractor([], { lower: [0], upper: [1] })).toThrow('no rollouts')
  expect(() => shareOnAttractor([line([0])], { lower: [0, 0], upper: [1, 1] })).toThrow('has dim 1, the box has 2')
})
