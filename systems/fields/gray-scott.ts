import { exp } from '../../src/math/elementary.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import type { Parameters } from '../../src/system/dynamics.ts'
import { later } from '../../src/system/lazily.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { diffuse, diffuseSquare } from './diffusion.ts'
import { type BoundedGridOptions, checkGrid, type GridOptions, intervals, labels, onGrid, sample } from './grid.ts'

const parameters = { feed: 0.04, kill: 0.06, diffusivityU: 2e-5, diffusivityV: 1e-5 }

const facts = {
  domain: 'fields',
  notes:
    'Without feed and kill, u + v is conserved. The food alone, u = 1 and v = 0, is stable; patterns need a start far ' +
    'from it and a window of feed and kill. Pearson took 256 points on 2.5 and times up to 200,000.',
  source: 'P. Gray, S. K. Scott, Chem. Eng. Sci. 39, 1087-1097 (1984); J. E. Pearson, Science 261, 189-192 (1993)',
}

const line = { ...facts, name: 'Gray–Scott equations' }
const plane = { ...facts, name: 'Gray–Scott equations in the plane' }

/**
 * The Gray–Scott equations along a line, uₜ = diffusivityU · uₓₓ − uv² + feed (1 − u), vₜ = diffusivityV · vₓₓ + uv² −
 * (feed + kill) v: food u and an autocatalyst v on a ring, or with fresh food (u = 1, v = 0) at both ends. Its state is
 * [u, v]; differences of second order, any size from 3 on.
 */
export function grayScottOf({ boundary = 'periodic', size = 256, length = 2.5 }: BoundedGridOptions = {}): OdeSystem {
  const grid = { size, length, boundary }
  checkGrid('grayScottOf', grid)
  const gaps = intervals(grid)
  const [foodWall, wall] = boundary === 'periodic' ? [] : [1, 0]
  const spot = (x: number): number => exp(-(((x / length - 0.5) / 0.04) ** 2))
  return defineOde({
    ...line,
    variables: [...labels('u', size), ...labels('v', size)],
    parameters: { ...parameters, length },
    field: (_t, y, dydt, parameters) => {
      const h = parameters.length / gaps
      diffuse(y, 0, size, parameters.diffusivityU / (h * h), dydt, foodWall)
      diffuse(y, size, size, parameters.diffusivityV / (h * h), dydt, wall)
      react(y, dydt, parameters)
    },
    initialState: [...sample(grid, (x) => 1 - spot(x) / 2), ...sample(grid, (x) => spot(x) / 4)],
  })
}

/** The same on a square ring of size · size points: spots, stripes and their divisions. State [u, v], each row by row. */
export function grayScottSquareOf({ size = 64, length = 0.625 }: GridOptions = {}): OdeSystem {
  const grid = { size, length }
  checkGrid('grayScottSquareOf', grid)
  const points = size * size
  const near = sample(grid, (x) => exp(-(((x / length - 0.5) / 0.15) ** 2)))
  const spot = near.flatMap((row) => near.map((column) => row * column))
  return defineOde({
    ...plane,
    variables: [...labels('u', points), ...labels('v', points)],
    parameters: { ...parameters, length },
    field: (_t, y, dydt, parameters) => {
      const h = parameters.length / size
      diffuseSquare(y, 0, size, parameters.diffusivityU / (h * h), dydt)
      diffuseSquare(y, points, size, parameters.diffusivityV / (h * h), dydt)
      react(y, dydt, parameters)
    },
    initialState: [...spot.map((value) => 1 - value / 2), ...spot.map((value) => value / 4)],
  })
}

/** Adds what the reaction, the feed and the drain change. */
function react(y: Float64Array, dydt: Float64Array, { feed, kill }: Parameters): void {
  const half = y.length / 2
  for (let i = 0, j = half; i < half; i++, j++) {
    const made = y[i] * y[j] * y[j]
    dydt[i] += feed * (1 - y[i]) - made
    dydt[j] += made - (feed + kill) * y[j]
  }
}

/** Pearson's line of length 2.5, where a spot divides until spots fill the ring. */
export const grayScott: OdeSystem = later({ kind: 'ode', ...line }, onGrid, grayScottOf)

/** A quarter of Pearson's plane in each direction, with his resolution. */
export const grayScottSquare: OdeSystem = later({ kind: 'ode', ...plane }, onGrid, grayScottSquareOf)
