import { expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { component, stateAt, timeGrid } from '../../src/trajectory.ts'
import { burgers, burgersOf } from '../../systems/fields/burgers.ts'
import { fitzHughNagumoField, fitzHughNagumoFieldOf } from '../../systems/fields/fitz-hugh-nagumo-field.ts'
import { ginzburgLandau, ginzburgLandauOf } from '../../systems/fields/ginzburg-landau.ts'
import { grayScott, grayScottOf, grayScottSquare, grayScottSquareOf } from '../../systems/fields/gray-scott.ts'
import { gridPoints } from '../../systems/fields/grid.ts'
import { heatEquation, heatEquationOf } from '../../systems/fields/heat-equation.ts'
import { kuramotoSivashinsky, kuramotoSivashinskyOf } from '../../systems/fields/kuramoto-sivashinsky.ts'
import { nonlinearSchrodinger, nonlinearSchrodingerOf } from '../../systems/fields/nonlinear-schrodinger.ts'
import { waveEquation, waveEquationOf } from '../../systems/fields/wave-equation.ts'
import { maxDifference } from '../integrate/problems.ts'

const ends = { boundary: 'dirichlet' as const }
const instances = [
  ...[burgers, fitzHughNagumoField, ginzburgLandau, grayScott, grayScottSquare, heatEquation],
  ...[kuramotoSivashinsky, nonlinearSchrodinger, waveEquation],
]

test('every field starts finite, says where it comes from and is known by its domain', () => {
  for (const system of instances) {
    const dydt = new Float64Array(system.dim)
    system.field(0, Float64Array.from(system.initialState), dydt)
    expect(dydt.every(Number.isFinite)).toBe(true)
    expect(system.source).toMatch(/\d{4}/)
    expect(system.domain).toBe('fields')
  }
})

test('sizes that cannot be transformed are refused, with the nearest that can', () => {
  for (const make of [kuramotoSivashinskyOf, nonlinearSchrodingerOf, ginzburgLandauOf, burgersOf, heatEquationOf])
    expect(() => make({ size: 100 })).toThrow(
      new RangeError(`${make.name}: size must be a power of 2 on a ring, got 100; take 64 or 128`),
    )
  expect(() => waveEquationOf({ size: 64, ...ends })).toThrow(
    'waveEquationOf: size must be one less than a power of 2 between fixed ends, got 64; take 63 or 127',
  )
  expect(() => grayScottOf({ size: 2 })).toThrow('grayScottOf: size must be a whole number of grid points, at least 3')
  expect(() => burgersOf({ length: -1 })).toThrow('burgersOf: length must be positive and finite, got -1')
  expect(() => heatEquationOf({ boundary: 'open' as 'periodic' })).toThrow("'periodic' or 'dirichlet', got 'open'")
})

function fieldOf({ dim, field }: OdeSystem, y: ArrayLike<number>): Float64Array {
  const dydt = new Float64Array(dim)
  field(0, Float64Array.from(y), dydt)
  return dydt
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

test('Gray–Scott without feed and kill: u + v stays, whatever reacts; fresh food at the ends is at rest', () => {
  for (const system of [grayScott, grayScottSquareOf({ size: 16 })]) {
    const closed = system.with({ feed: 0, kill: 0 })
    expect(Math.abs(sum(fieldOf(closed, closed.initialState)))).toBeLessThan(1e-13)
    const open = sum(fieldOf(system, system.initialState))
    expect(Math.abs(open)).toBeGreaterThan(0.01)
  }
  const { dim } = grayScottOf(ends)
  const food = Array.from({ length: dim }, (_, i) => (i < dim / 2 ? 1 : 0))
  expect(maxDifference(fieldOf(grayScottOf(ends), food), new Float64Array(dim))).toBe(0)
})

test('Gray–Scott in the plane is that of the line where nothing depends on y, and of either direction', () => {
  const [size, length] = [16, 0.3]
  const line = grayScottOf({ size, length })
  const expected = fieldOf(line, line.initialState)
  const square = grayScottSquareOf({ size, length })
  const points = size * size
  for (const place of [(i: number) => i % size, (i: number) => Math.floor(i / size)]) {
    const at = (i: number): number => (i < points ? place(i) : size + place(i - points))
    const y = Array.from({ length: 2 * points }, (_, i) => line.initialState[at(i)])
    const dydt = fieldOf(square, y)
    for (let i = 0; i < 2 * points; i++) expect(dydt[i]).toBeCloseTo(expected[at(i)], 14)
  }
})

test('a Gray–Scott spot divides: one maximum of v becomes two, then more', () => {
  const trajectory = integrate(grayScott, grayScott.initialState, [0, 1000, 3000], dop853({ relativeTolerance: 1e-5 }))
  const maxima = [0, 1, 2].map((i) => {
    const v = stateAt(trajectory, i).subarray(256)
    return v.filter((value, m) => value > 0.1 && value > v[(m + 255) % 256] && value >= v[(m + 1) % 256]).length
  })
  expect(maxima[0]).toBe(1)
  expect(maxima[1]).toBeGreaterThanOrEqual(2)
  expect(maxima[2]).toBeGreaterThan(maxima[1])
})

test('FitzHugh–Nagumo: diffusion moves u and makes none, and evens it out', () => {
  const still = fieldOf(fitzHughNagumoField.with({ diffusivity: 0 }), fitzHughNagumoField.initialState)
  const moving = fieldOf(fitzHughNagumoField, fitzHughNagumoField.initialState)
  const diffusion = moving.map((value, i) => value - still[i]).subarray(0, 200)
  expect(Math.abs(sum(diffusion))).toBeLessThan(1e-14)
  const u = fitzHughNagumoField.initialState
  const slopes = diffusion.map((_, i) => ((u[(i + 1) % 200] - u[i]) / 0.5) ** 2)
  expect(sum(diffusion.map((value, i) => value * u[i]))).toBeCloseTo(-sum(slopes), 13)
})

test('the front of Nagumo is 1/(1 + exp((x − st)/√2)) with s = (1 − 2a)/√2, to second order in the spacing', () => {
  const [length, a, T] = [60, 0.25, 20]
  const speed = (1 - 2 * a) / Math.SQRT2
  const front = (x: number, t: number): number => 1 / (1 + Math.exp((x - length / 2 - speed * t) / Math.SQRT2))
  const errors = [99, 199, 399].map((size) => {
    const grid = { size, length, ...ends }
    const system = fitzHughNagumoFieldOf(grid).with({ epsilon: 0, a })
    const x = gridPoints(grid)
    const y0 = [...Array.from(x, (x) => front(x, 0)), ...new Float64Array(size)]
    const y = stateAt(integrate(system, y0, [0, T]), 1)
    // The left end is held at 0, far behind the front.
    return maxDifference(
      y.subarray(0, size).filter((_, i) => x[i] > 20),
      Array.from(
        x.filter((x) => x > 20),
        (x) => front(x, T),
      ),
    )
  })
  for (const i of [1, 2]) expect(Math.abs(Math.log2(errors[i - 1] / errors[i]) - 2)).toBeLessThan(0.05)
})

test('one pulse goes round the ring in the time declared', () => {
  const trajectory = integrate(
    fitzHughNagumoField,
    fitzHughNagumoField.initialState,
    timeGrid(0, 1, 600),
    dop853({ relativeTolerance: 1e-6 }),
  )
  const u = component(trajectory, 100)
  const arrivals = [...u.keys()].filter((i) => i > 0 && u[i - 1] < 0.5 && u[i] >= 0.5)
  expect(arrivals).toHaveLength(3)
  expect(Math.abs(arrivals[2] - arrivals[1] - fitzHughNagumoField.period!)).toBeLessThan(1.5)
})
