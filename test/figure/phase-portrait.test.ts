import { expect, test } from 'vitest'
import { phasePortrait } from '../../src/figure/phase-portrait.ts'
import { colors } from '../../src/figure/theme.ts'
import { slice } from '../../src/trajectory.ts'
import { colorsIn, nonFinite, themeColors, wave } from './figures.ts'

const truth = wave(60, 3, ['x', 'y', 'z'])
const prediction = slice(truth, 0, 40)

test('three variables make a space, two a plane', () => {
  const space = phasePortrait({ truth, prediction })
  expect(space.data.map(({ type, mode }) => [type, mode])).toEqual([
    ['scatter3d', 'lines'],
    ['scatter3d', 'lines'],
    ['scatter3d', 'markers'],
  ])
  expect(space.layout.scene).toMatchObject({ xaxis: { title: { text: 'x' } }, zaxis: { title: { text: 'z' } } })
  const plane = phasePortrait({ truth, prediction, variables: [2, 0] })
  expect(plane.data.map(({ type }) => type)).toEqual(['scatter', 'scatter', 'scatter'])
  expect(plane.data.every(({ z }) => z === undefined)).toBe(true)
  expect(plane.layout).toMatchObject({ xaxis: { title: { text: 'z' } }, annotations: [{ text: 'x' }] })
})

test('the curve passes through every computed state, in the colors of truth and model', () => {
  const { data } = phasePortrait({ truth, prediction, variables: [0, 1] })
  const [first, second, start] = data as unknown as { x: number[]; y: number[]; line: { color: string } }[]
  expect(first.x).toHaveLength(59 * 4 + 1)
  expect(second.x).toHaveLength(39 * 4 + 1)
  for (let i = 0; i < 60; i++) {
    expect(first.x[4 * i]).toBeCloseTo(truth.states[3 * i], 5)
    expect(first.y[4 * i]).toBeCloseTo(truth.states[3 * i + 1], 5)
  }
  expect([first.line.color, second.line.color]).toEqual([colors.truth, colors.model])
  expect([start.x, start.y]).toEqual([[truth.states[0]], [truth.states[1]]])
})

test('axes keep their proportions unless one would be squeezed flat', () => {
  const aspect = (factor: number): unknown => {
    const states = truth.states.map((value, k) => (k % 3 === 2 ? factor * value : value))
    return (phasePortrait({ truth: { ...truth, states }, prediction }).layout.scene as { aspectmode: string })
      .aspectmode
  }
  expect(aspect(2)).toBe('data')
  expect(aspect(100)).toBe('cube')
})

test('long orbits are capped; all numbers are finite, all colors are the theme’s', () => {
  const long = wave(50_000, 3)
  const figure = phasePortrait({ truth: long, prediction: slice(long, 0, 1) })
  expect(figure.data[0].x).toHaveLength(4000)
  expect(nonFinite(figure)).toEqual([])
  expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
})

test('one or four variables are refused', () => {
  expect(() => phasePortrait({ truth, prediction, variables: [0] })).toThrow('two or three state indices, got 1')
  expect(() => phasePortrait({ truth: wave(9, 1), prediction: wave(9, 1) })).toThrow(
    'two or three state indices, got 1',
  )
  expect(() => phasePortrait({ truth, prediction, variables: [0, -1] })).toThrow(
    'variable -1 of a trajectory with dim 3',
  )
})
