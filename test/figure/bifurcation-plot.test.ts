import { expect, test } from 'vitest'
import { bifurcationDiagram } from '../../src/compare/bifurcation-diagram.ts'
import { bifurcationPlot } from '../../src/figure/bifurcation-plot.ts'
import { colors } from '../../src/figure/theme.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { colorsIn, nonFinite, themeColors } from './figures.ts'

const logistic = defineMap({
  name: 'logistic map',
  parameters: { r: 3 },
  equations: { x: 'r*x*(1 - x)' },
  initialState: { x: 0.4 },
})

function diagramOf(values: readonly number[]): ReturnType<typeof bifurcationDiagram> {
  return bifurcationDiagram(logistic, { parameter: 'r', values })
}

test('one point for rest, two for a doubled cycle, many for chaos, none where the orbit broke off', () => {
  const { data, layout, caption } = bifurcationPlot({
    diagrams: [{ name: 'truth', role: 'truth', diagram: diagramOf([2.5, 3.2, 3.9, 4.5]) }],
  })
  const count = (r: number): number => (data[0].x as number[]).filter((x) => x === r).length
  expect([2.5, 3.2, 4.5].map(count)).toEqual([1, 2, 0])
  expect(count(3.9)).toBeGreaterThan(100)
  expect((data[0].y as number[])[0]).toBeCloseTo(0.6, 5)
  expect(layout.xaxis).toMatchObject({ title: { text: 'r' }, range: [2.5, 4.5] })
  expect(layout.annotations).toMatchObject([{ text: 'x' }])
  expect(caption).toContain('At 1 of 4 values')
})

test('two diagrams share the points and the axes, in the colors of truth and model', () => {
  const many = diagramOf(Array.from({ length: 300 }, (_, k) => 3.6 + k / 1000))
  const figure = bifurcationPlot({
    diagrams: [
      { name: 'truth', role: 'truth', diagram: many },
      { name: 'model', role: 'model', diagram: diagramOf([3.9, 4]) },
    ],
  })
  expect((figure.data[0].x as number[]).length).toBe(10_000)
  expect(figure.data.map(({ marker }) => (marker as { color: string }).color)).toEqual([colors.truth, colors.model])
  expect(figure.layout.xaxis).toMatchObject({ range: [3.6, 4] })
  expect(nonFinite(figure)).toEqual([])
  expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
})

test('apart, each diagram has a panel of its own over the same range', () => {
  const diagrams = [
    { name: 'truth', role: 'truth', diagram: diagramOf([2.5, 3.9]) },
    { name: 'model', role: 'model', diagram: diagramOf([2.6]) },
  ] as const
  const { data, layout } = bifurcationPlot({ diagrams, apart: true })
  expect(data.map(({ yaxis }) => yaxis)).toEqual(['y', 'y2'])
  const [upper, lower] = [layout.yaxis, layout.yaxis2] as { domain: number[]; range: number[] }[]
  expect(upper.range).toEqual(lower.range)
  expect(lower.domain[1]).toBeLessThan(upper.domain[0])
  expect(layout.annotations).toMatchObject([{ text: 'x of the truth' }, { text: 'x of the model' }])
})

test('nothing to draw is refused', () => {
  expect(() => bifurcationPlot({ diagrams: [] })).toThrow('no samples')
  expect(() => bifurcationPlot({ diagrams: [{ name: 'a', role: 'truth', diagram: diagramOf([5]) }] })).toThrow(
    'every orbit broke off',
  )
})
