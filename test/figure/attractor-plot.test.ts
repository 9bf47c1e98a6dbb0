import { expect, test } from 'vitest'
import { attractorPlot } from '../../src/figure/attractor-plot.ts'
import { colorsIn, nonFinite, themeColors, wave } from './figures.ts'

test('both sides draw their states over the same part of the plane', () => {
  const figure = attractorPlot({ truth: wave(300, 3, ['a', 'b', 'c']), prediction: wave(20_000, 3), variables: [0, 2] })
  const [truth, model] = figure.data as unknown as { x: number[]; y: number[]; xaxis: string }[]
  expect([truth.x.length, model.x.length]).toEqual([300, 8000])
  expect([truth.xaxis, model.xaxis]).toEqual(['x', 'x2'])
  expect(truth.y[7]).toBeCloseTo(Math.sin(2.1), 5)
  const { xaxis, xaxis2, annotations } = figure.layout as Record<string, { range: number[] }>
  expect(xaxis2.range).toEqual(xaxis.range)
  expect(annotations).toMatchObject([{ text: 'c, truth' }, { text: 'c, model' }])
  expect(nonFinite(figure)).toEqual([])
  expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
})

test('of a window only the states inside are drawn, and may be none', () => {
  const pair = { truth: wave(500, 2), prediction: wave(500, 2) }
  const count = (x: [number, number], y: [number, number]) =>
    (attractorPlot({ ...pair, window: { x, y } }).data[0].x as number[]).length
  const states = Array.from({ length: 500 }, (_, i) => [Math.sin(0.1 * i), Math.sin(0.2 * i)])
  expect(count([0, 1], [0, 1])).toBe(states.filter(([x, y]) => x >= 0 && y >= 0).length)
  expect(count([2, 3], [0, 1])).toBe(0)
})

test('what is no plane is refused', () => {
  const one = wave(5, 1)
  expect(() => attractorPlot({ truth: one, prediction: one })).toThrow('two state indices, got 1')
  expect(() => attractorPlot({ truth: one, prediction: wave(5, 2) })).toThrow('dim 1')
})
