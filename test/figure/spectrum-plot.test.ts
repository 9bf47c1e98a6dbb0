import { expect, test } from 'vitest'
import { powerSpectrum } from '../../src/compare/power-spectrum.ts'
import { spectrumPlot } from '../../src/figure/spectrum-plot.ts'
import { colors } from '../../src/figure/theme.ts'
import { colorsIn, nonFinite, themeColors, wave } from './figures.ts'

const truth = powerSpectrum(wave(1024, 2, ['x', 'y']), { segment: 256 })
const model = powerSpectrum(wave(2048, 2, ['x', 'y']), { segment: 512 })
const curves = [
  { name: 'truth', role: 'truth', spectrum: truth },
  { name: 'a < b', role: 'model', spectrum: model },
] as const

test('both axes are logarithmic; frequency 0 is left out; the sine stands out at its frequency', () => {
  const { data, layout } = spectrumPlot({ curves, variable: 1 })
  const [x, y] = [data[0].x as number[], data[0].y as number[]]
  expect(x.length).toBe(128)
  expect(x[0]).toBeCloseTo(truth.resolution, 6)
  // Variable 1 is sin 2t.
  expect(Math.abs(x[y.indexOf(Math.max(...y))] - 1 / Math.PI)).toBeLessThan(truth.resolution)
  expect(Math.max(...y)).toBeCloseTo(Math.max(...truth.density[1]), 4)
  expect(layout.xaxis).toMatchObject({ type: 'log', title: { text: 'frequency (cycles per unit of time)' } })
  expect(layout.yaxis).toMatchObject({ type: 'log' })
  expect((layout.xaxis as { range: number[] }).range).toEqual([
    Math.log10(model.frequencies[1]),
    Math.log10(truth.frequencies[128]),
  ])
  expect(layout.annotations).toMatchObject([{ text: 'power density of y (variance per frequency)' }])
  expect(data.map(({ name, line }) => [name, (line as { color: string }).color])).toEqual([
    ['truth', colors.truth],
    ['a &lt; b', colors.model],
  ])
})

test('no power at all is a gap; all numbers are finite, all colors are the theme’s', () => {
  const still = { ...truth, density: truth.density.map((d) => d.map(() => 0)) }
  const figure = spectrumPlot({ curves: [{ ...curves[0], spectrum: still }, curves[1]] })
  expect(new Set(figure.data[0].y as null[])).toEqual(new Set([null]))
  for (const drawn of [figure, spectrumPlot({ curves })]) {
    expect(nonFinite(drawn)).toEqual([])
    expect(themeColors).toEqual(expect.arrayContaining(colorsIn(drawn)))
  }
})

test('no curves and a variable that is not there are refused', () => {
  expect(() => spectrumPlot({ curves: [] })).toThrow('curves is empty')
  expect(() => spectrumPlot({ curves, variable: 2 })).toThrow('truth has 2 variables, none at 2')
})
