import { expect, test } from 'vitest'
import { basins } from '../../src/compare/basins.ts'
import { basinPlot } from '../../src/figure/basin-plot.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { lotkaVolterra } from '../../systems/ecology/lotka-volterra.ts'
import { henon } from '../../systems/maps/henon.ts'
import { colorsIn, nonFinite, themeColors } from './figures.ts'

const wells = defineOde({
  name: 'two wells',
  equations: { w: '-w', x: 'x - x^3', y: '-y' },
  initialState: { w: 0, x: 1, y: 0 },
})
const x = { variable: 'x', from: -2.1, to: 2, count: 12 }
const y = { variable: 'y', from: -1, to: 1, count: 5 }
const twoWells = basins(wells, { x, y, duration: 30 })

test('cells have the color of their attractor; attractors are dots at their place, named', () => {
  const { data, layout } = basinPlot({ basins: twoWells })
  const { z, colorscale, zmin, zmax } = data[0] as unknown as {
    z: number[][]
    colorscale: [number, string][]
    zmin: number
    zmax: number
  }
  expect([z.length, z[0].length]).toEqual([5, 12])
  const colorOf = (slot: number): string => {
    const at = (slot - zmin) / (zmax - zmin)
    return colorscale[colorscale.findIndex(([place]) => place > at)][1]
  }
  const dots = data.slice(1) as unknown as { name: string; x: number[]; marker: { color: string } }[]
  expect(dots.map(({ name }) => name)).toEqual(['fixed point (-1, 0)', 'fixed point (1, 0)'])
  for (const row of z)
    row.forEach((slot, column) => {
      const place = twoWells.x.values[column]
      expect(colorOf(slot)).toBe(dots[place < 0 ? 0 : 1].marker.color)
    })
  expect(dots.map(({ x: [first] }) => first)).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)])
  expect(layout.xaxis).toMatchObject({ title: { text: 'x' } })
  expect(layout.annotations).toMatchObject([{ text: 'y' }])
})

test('escapes and starts that settle nowhere have entries of their own, where there are any', () => {
  const far = basins(henon, { x: { ...x, from: -3, to: 3 }, y, duration: 500 })
  const names = (figure: ReturnType<typeof basinPlot>): unknown[] => figure.data.slice(1).map(({ name }) => name)
  expect(names(basinPlot({ basins: far, names: ['strange <attractor>'] }))).toEqual([
    'strange &lt;attractor&gt;',
    'escapes',
  ])
  const rings = basins(lotkaVolterra, {
    x: { variable: 'prey', from: 1, to: 5, count: 9 },
    y: { variable: 'predator', from: 0.6, to: 3, count: 9 },
    duration: 20,
    tolerance: 1e-4,
  })
  const figure = basinPlot({ basins: rings })
  expect(names(figure).at(-1)).toBe('settles nowhere')
  for (const drawn of [figure, basinPlot({ basins: far }), basinPlot({ basins: twoWells })]) {
    expect(nonFinite(drawn)).toEqual([])
    expect(themeColors).toEqual(expect.arrayContaining(colorsIn(drawn)))
  }
})
