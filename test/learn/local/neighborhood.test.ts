import { expect, test } from 'vitest'
import { type NeighborhoodOptions, neighborhoodOf } from '../../../src/learn/local/neighborhood.ts'

const rowOf = (dim: number, options: NeighborhoodOptions, site: number): number[] => {
  const { places, inputDim } = neighborhoodOf(dim, options, 'test')
  return Array.from(places.subarray(site * inputDim, (site + 1) * inputDim))
}

test('a ring closes, a line ends with the values beyond', () => {
  expect(rowOf(6, { radius: [2, 1] }, 0)).toEqual([4, 5, 0, 1])
  expect(rowOf(6, { radius: 1, boundary: 'zero' }, 0)).toEqual([6, 0, 1])
  expect(rowOf(6, { radius: 1, boundary: 'zero' }, 5)).toEqual([4, 5, 6])
})

test('channels stand side by side, and a site knows which are its own', () => {
  const options: NeighborhoodOptions = { radius: 1, channels: 2, boundary: { values: [1, 0] } }
  expect(rowOf(8, options, 3)).toEqual([2, 6, 3, 7, 8, 9])
  const { own, beyond, distances } = neighborhoodOf(8, options, 'test')
  expect([...own]).toEqual([2, 3])
  expect([...beyond]).toEqual([1, 0])
  expect([...distances]).toEqual([1, 1, 0, 0, 1, 1])
})

test('on a torus of 3 × 4 sites: nine neighbors or five', () => {
  const grid = [3, 4] as const
  expect(rowOf(12, { radius: 1, grid }, 0)).toEqual([11, 8, 9, 3, 0, 1, 7, 4, 5])
  expect(rowOf(12, { radius: 1, grid, shape: 'von-neumann' }, 0)).toEqual([8, 3, 0, 1, 4])
  expect(rowOf(12, { radius: 1, grid, shape: 'von-neumann', boundary: 'zero' }, 0)).toEqual([12, 12, 0, 1, 4])
})

test.each<[NeighborhoodOptions, string]>([
  [{ radius: 1.5 }, 'radius must be a whole number of sites'],
  [{ radius: [2, -1] }, 'radius must be a whole number of sites'],
  [{ radius: 4 }, 'a neighborhood 9 wide does not fit 8 sites'],
  [{ radius: 1, channels: 3 }, 'a state of 8 variables is not 3 channels on whole sites'],
  [{ radius: 1, grid: [3, 3] }, 'is not 1 channels on 3 × 3 sites'],
  [{ radius: 1, grid: [2, 4] }, 'a neighborhood 3 wide does not fit 2 sites'],
  [{ radius: [1, 0], grid: [2, 4] }, 'radius on a grid is one number'],
  [{ radius: 1, boundary: { values: [1, 2] } }, 'one finite number per channel'],
  [{ radius: 1, boundary: 'mirror' as 'zero' }, 'got "mirror"'],
  [{ radius: 1, shape: 'hexagon' as 'moore' }, "got 'hexagon'"],
])('%j is refused', (options, message) => {
  expect(() => neighborhoodOf(8, options, 'test')).toThrow(message)
})
