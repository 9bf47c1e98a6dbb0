import { expect, test } from 'vitest'
import { poincareSection } from '../../src/compare/poincare-section.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { defineHamiltonian } from '../../src/system/define-hamiltonian.ts'
import { stateAt } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { pendulum } from '../../systems/mechanics/pendulum.ts'

test('a cycle crosses its section in the same state once a period', () => {
  const section = poincareSection(pendulum, [1, 0], { section: { variable: 'q', value: 0 }, duration: 60 })
  const period = section.times[1] - section.times[0]
  expect(section.status).toBe('complete')
  expect(section.times.length).toBe(Math.floor((60 + period / 4) / period))
  for (let i = 1; i < section.times.length; i++) {
    expect(section.times[i] - section.times[i - 1]).toBeCloseTo(period, 7)
    expect(stateAt(section, i)[1]).toBeCloseTo(stateAt(section, 0)[1], 7)
  }
})

test('crossings of the Lorenz attractor lie in the plane, in the direction asked for', () => {
  const options = { section: { variable: 'z', value: 27 }, duration: 100, transient: 10 } as const
  const both = poincareSection(lorenz63, [1, 1, 1], { ...options, direction: 'both' })
  const falling = poincareSection(lorenz63, [1, 1, 1], { ...options, direction: 'falling' })
  const rising = poincareSection(lorenz63, [1, 1, 1], options)
  expect(both.times).toEqual(Float64Array.from([...falling.times, ...rising.times]).sort())
  expect(both.times[0]).toBeGreaterThan(10)
  const slope = new Float64Array(3)
  for (const [trajectory, sign] of [
    [falling, -1],
    [rising, 1],
  ] as const)
    for (let i = 0; i < trajectory.times.length; i++) {
      const y = stateAt(trajectory, i)
      expect(Math.abs(y[2] - 27)).toBeLessThan(1e-11)
      lorenz63.field(0, y, slope)
      expect(Math.sign(slope[2])).toBe(sign)
    }
})

test('every point of a Hénon–Heiles section has the energy of the start', () => {
  const system = defineHamiltonian({
    name: 'Hénon–Heiles',
    positions: ['x', 'y'],
    momenta: ['px', 'py'],
    hamiltonian: '(px^2 + py^2)/2 + (x^2 + y^2)/2 + x^2*y - y^3/3',
    initialState: [0, -0.25, 0.42081, 0],
  })
  const y0 = system.initialState
  const integrator = dop853({ relativeTolerance: 1e-12 })
  const section = poincareSection(system, y0, { section: (_t, [x]) => x, duration: 500, integrator })
  expect(section.times.length).toBeGreaterThan(70)
  for (let i = 0; i < section.times.length; i++)
    expect(Math.abs(system.hamiltonian(stateAt(section, i)) - 0.12499886138333334)).toBeLessThan(1e-10)
})

test('bad options are refused with the value', () => {
  const plane = { variable: 'q', value: 0 }
  expect(() => poincareSection(pendulum, [1, 0], { section: { variable: 'x', value: 0 }, duration: 1 })).toThrow(
    /pendulum has no variable 'x', only q, p/,
  )
  expect(() => poincareSection(pendulum, [1, 0], { section: plane, duration: 0 })).toThrow(/duration must be .* got 0/)
  expect(() => poincareSection(pendulum, [1, 0], { section: plane, duration: 1, transient: -1 })).toThrow(/got -1/)
})

test('the maxima of a variable: its derivative is zero there and its second derivative negative', () => {
  const maxima = poincareSection(lorenz63, [1, 1, 1], { section: { maximum: 'z' }, duration: 60, transient: 5 })
  const minima = poincareSection(lorenz63, [1, 1, 1], { section: { minimum: 'z' }, duration: 60, transient: 5 })
  expect(Math.abs(maxima.times.length - minima.times.length)).toBeLessThanOrEqual(1)
  const slope = new Float64Array(3)
  for (const [points, sign] of [
    [maxima, -1],
    [minima, 1],
  ] as const)
    for (let i = 0; i < points.times.length; i++) {
      const [x, y] = stateAt(points, i)
      lorenz63.field(0, stateAt(points, i), slope)
      expect(Math.abs(slope[2])).toBeLessThan(1e-9)
      // z'' where z' = 0 is x'y + x y'.
      expect(Math.sign(slope[0] * y + x * slope[1])).toBe(sign)
    }
})
