import { expect, test } from 'vitest'
import type { DelayChoice } from '../../src/dataset/choose-delays.ts'
import { delayChoicePlot } from '../../src/figure/delay-choice-plot.ts'
import { colorsIn, nonFinite, themeColors } from './figures.ts'

const choice: DelayChoice = {
  spacing: 3,
  delays: 2,
  mutualInformation: { lags: [1, 2, 3, 4], information: [2, 1, 0.5, 0.75], samples: 900, neighbors: 8 },
  falseNeighbors: { dimensions: [1, 2, 3], shares: [0.9, 0.01, 0], delay: 3, theiler: 5, references: 800 },
  reason: 'So it is.',
}

test('both curves are drawn, and what was chosen is marked on each', () => {
  const { data, layout, caption } = delayChoicePlot({ choice })
  expect(data.map(({ x, y }) => [x, y])).toEqual([
    [
      [1, 2, 3, 4],
      [2, 1, 0.5, 0.75],
    ],
    [[3], [0.5]],
    [
      [1, 2, 3],
      [90, 1, 0],
    ],
    [[2], [1]],
  ])
  expect(data.map(({ yaxis }) => yaxis)).toEqual(['y', 'y', 'y2', 'y2'])
  expect(layout).toMatchObject({ xaxis: { range: [0, 5] }, xaxis2: { range: [0.5, 3.5] } })
  expect(caption).toBe('Chosen, in orange: spacing 3 and 2 delays. So it is.')
  expect(delayChoicePlot({ choice, caption: 'mine' }).caption).toBe('mine')
})

test('all numbers are finite, all colors are the theme’s', () => {
  const figure = delayChoicePlot({ choice })
  expect(nonFinite(figure)).toEqual([])
  expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
})
