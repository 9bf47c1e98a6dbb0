import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartSvg } from '../../docs/chart/chart-svg.ts'
import { clipped } from '../../docs/chart/clip.ts'
import { spread } from '../../docs/chart/spread.ts'
import { curvePlot } from '../../src/figure/curve-plot.ts'
import { errorGrowth } from '../../src/figure/error-growth.ts'
import { phasePortrait } from '../../src/figure/phase-portrait.ts'
import { colors, darkColors } from '../../src/figure/theme.ts'
import { timeSeries } from '../../src/figure/time-series.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { wave, wild } from '../figure/figures.ts'
import { misnested, pointsOf, textOf } from './markup.ts'
import { oneOfEach } from './one-of-each.ts'

const hostile = '"><script>alert(1)</script>&amp;'
const figures = oneOfEach(hostile)
const size = { width: 460, height: 320 }

/** The paths of lines and dots, in pixels. */
function marks(svg: string): [number, number][][] {
  const [, inner] = svg.match(/<g transform="scale\(0.1\)">(.*?)<\/g>/s) ?? []
  return [...(inner ?? '').matchAll(/ d="([^"]*)"/g)].map(([, path]) =>
    pointsOf(path).map(([x, y]): [number, number] => [x / 10, y / 10]),
  )
}

test.each(Object.keys(figures))('%s is well-formed, drawn within its view box, and no name is markup', (name) => {
  for (const thumbnail of [false, true]) {
    const svg = chartSvg(figures[name], { ...size, thumbnail })
    expect(misnested(svg)).toBeUndefined()
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<script/)
    if (!thumbnail) expect(textOf(svg)).toMatch(/\d/)
    else expect(svg).not.toContain('<text')
    expect(svg).toMatch(/<path|<rect/)
    const places = marks(svg).flat()
    expect(places.filter(([x, y]) => x < 0 || x > size.width || y < 0 || y > size.height)).toEqual([])
    for (const [, x, y] of svg.matchAll(/<text x="([^"]*)" y="([^"]*)"/g)) {
      expect(Number(x) >= 0 && Number(x) <= size.width).toBe(true)
      expect(Number(y) >= 0 && Number(y) <= size.height).toBe(true)
    }
  }
})

test('names are shown letter by letter, the caption names the drawing', () => {
  const svg = chartSvg(figures.driftOverTime, { width: 900, height: 400 })
  expect(textOf(svg)).toContain(`drift of ${hostile}`)
  expect(svg).toContain('aria-label="By how much &quot;&gt;&lt;script&gt;')
})

test('on logarithmic axes equal factors are equal steps, and the numbers stand at their decades', () => {
  const y = [1, 0.1, 0.001]
  const figure = curvePlot({
    curves: [{ name: 'a', role: 'model', x: [1, 10, 1000], y, mode: 'line and points' }],
    ...{ xLabel: 'x', yLabel: 'y', log: 'both', caption: '' },
  })
  const svg = chartSvg(figure, size)
  const [line] = marks(svg)
  const [[x0, y0], [x1, y1]] = [line[0], line[line.length - 1]]
  const numbers = [...svg.matchAll(/<text x="([^"]*)" y="([^"]*)"[^>]*font-size="12">([^<]*)</g)]
  const at = (text: string, k: 1 | 2): number[] => numbers.filter(([, , , t]) => t === text).map((n) => Number(n[k]))
  expect(at('10', 1)[0]).toBeCloseTo(x0 + (x1 - x0) / 3, 0)
  expect(at('10⁻²', 2)[0] - 4).toBeCloseTo(y0 + (2 * (y1 - y0)) / 3, 0)
  // The three points: markers lie where the line has its corners.
  const dots = marks(svg)[1].sort(([a], [b]) => a - b)
  expect(dots[1][0]).toBeCloseTo(x0 + (x1 - x0) / 3, 0)
  expect(dots[1][1]).toBeCloseTo(y0 + (y1 - y0) / 3, 0)
})

test('numbers of an axis are written as one reads years, and powers where they are large', () => {
  const drawn = (x: number[]): string => {
    const curves = [{ name: 'a', role: 'model' as const, x, y: x }]
    return textOf(chartSvg(curvePlot({ curves, xLabel: '', yLabel: '', caption: '' }), size))
  }
  expect(drawn([1900, 2000])).toContain('1960')
  expect(drawn([-3e7, 3e7])).toContain('−2×10⁷')
})

test('a shape names values and an annotation exponents: threshold and its words stand at one height', () => {
  const times = timeGrid(0, 1, 9)
  const median = times.map((t) => 10 ** (t - 8))
  const figure = errorGrowth({ times, median, errors: [], threshold: 0.01, validTime: 6, timeUnit: 's' })
  const svg = chartSvg(figure, size)
  const heights = [...svg.matchAll(/stroke-width="0.9" stroke-dasharray="7 5" d="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)"/g)]
  expect(heights.map(([, a, b]) => a === b)).toEqual([true])
  const [curve] = marks(svg)
  // The curve passes the threshold at time 6 of 0 … 9, on a straight line.
  const [first, last] = [curve[0], curve[curve.length - 1]]
  expect(Number(heights[0][1])).toBeCloseTo(first[1] + ((last[1] - first[1]) * 6) / 9, 0)
  const [, words] = svg.match(/y="([\d.]+)"[^>]*>threshold/) ?? []
  expect(Number(words) - Number(heights[0][1])).toBeCloseTo(15, 0)
})

test('colors are the variables of the page with those of the figure behind them, or a palette’s own', () => {
  const figure = figures.timeSeries
  expect(chartSvg(figure, size)).toContain(`stroke="var(--model,${colors.model})"`)
  const dark = chartSvg(figure, { ...size, palette: darkColors })
  expect(dark).toContain(darkColors.model)
  expect(dark).not.toContain('var(')
})

test('a long line is simplified: no state is farther from it than a fifth of a pixel and rounding', () => {
  const truth = wave(4000, 1, ['y'])
  const figure = timeSeries({ truth: { ...truth, times: truth.times.map((t) => t / 40) }, prediction: truth })
  const [line] = marks(chartSvg(figure, size))
  expect(line.length).toBeLessThan(1000)
  const lows = line.map(([, y]) => y)
  expect(Math.max(...lows) - Math.min(...lows)).toBeGreaterThan(100)
})

test('in space all that is inside the axes is drawn, and turning the camera turns the drawing', () => {
  const pair = { truth: wave(200, 3), prediction: wave(200, 3) }
  const { data, layout, caption } = phasePortrait(pair)
  const seenFrom = (x: number): string => {
    const camera = { eye: { x, y: -1.75, z: 0.45 }, center: { x: 0, y: 0, z: 0 } }
    return chartSvg({ data, caption, layout: { ...layout, scene: { ...(layout.scene as object), camera } } }, size)
  }
  expect(seenFrom(1)).toBe(seenFrom(1))
  expect(seenFrom(1)).not.toBe(seenFrom(-1))
  // The start lies at the origin, the middle of every axis: seen from ahead it is in the middle of the drawing.
  const dots = marks(seenFrom(0)).at(-1)!
  expect(dots[0][0]).toBeCloseTo(size.width / 2, 0)
})

test('whatever the numbers, every coordinate is finite and inside', () => {
  fc.assert(
    fc.property(wild, fc.constantFrom('x' as const, 'y' as const, 'both' as const), (values, log) => {
      const alone = { name: 'a', role: 'truth' as const, x: values, y: values, band: { lower: values, upper: values } }
      for (const figure of [
        curvePlot({ curves: [alone], xLabel: '', yLabel: '', caption: '', log }),
        curvePlot({ curves: [{ ...alone, mode: 'points' }], xLabel: '', yLabel: '', caption: '' }),
      ]) {
        const svg = chartSvg(figure, size)
        expect(svg).not.toMatch(/NaN|Infinity/)
        expect(
          marks(svg)
            .flat()
            .every(([x, y]) => x >= 0 && x <= size.width && y >= 0 && y <= size.height),
        ).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})

test('a line is cut exactly at its frame', () => {
  const frame = { left: 0, top: 0, width: 10, height: 10 }
  expect(clipped([-10, 5, 20], [5, 5, 20], frame)).toEqual([[0, 5, 5, 5, 10, 10]])
  expect(clipped([1, Number.NaN, 2, 3], [1, 1, 2, 3], frame)).toEqual([[2, 2, 3, 3]])
  expect(clipped([-1, 4], [20, 12], frame)).toEqual([])
})

test('blocks that want the same place lie side by side, in order, inside', () => {
  const block = fc.record({ at: fc.double({ min: -50, max: 150, noNaN: true }), size: fc.constant(10) })
  fc.assert(
    fc.property(fc.array(block, { maxLength: 10 }), (blocks) => {
      const places = spread(blocks, 0, 100).sort((a, b) => a - b)
      places.forEach((place, i) => {
        expect(place).toBeGreaterThanOrEqual(4.999)
        expect(place).toBeLessThanOrEqual(95.001)
        if (i > 0) expect(place - places[i - 1]).toBeGreaterThanOrEqual(9.999)
      })
    }),
  )
})

test('a size that is none is refused', () => {
  expect(() => chartSvg(figures.curvePlot, { width: 0, height: 10 })).toThrow('got 0 and 10')
})
