import { type Basins, ESCAPED, type GridAxis, UNDECIDED } from '../compare/basins.ts'
import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { evenIndices, rounded } from './points.ts'
import { axis, baseLayout, colors, plainText } from './theme.ts'

export interface BasinPlotOptions {
  readonly basins: Basins
  /** What the attractors are called, in their order; default their kind and place. */
  readonly names?: readonly string[]
  /** Replaces the caption. */
  readonly caption?: string
}

/** Colors of the attractors in turn; more than six share them. */
const palette = [
  colors.truth,
  colors.model,
  colors.baseline1,
  colors.baseline2,
  colors.baseline3,
  colors.baseline4,
] as const

/** Points of one attractor that are drawn. */
const MOST_POINTS = 400

/**
 * The grid of starts, each in the color of the attractor that it goes to, and the attractors themselves. Starts that escape
 * are light, those that settle nowhere grey.
 */
export function basinPlot(options: BasinPlotOptions): Figure {
  const { basins, caption } = options
  const { labels, attractors, x, y } = basins
  const width = x.values.length
  const rows = Array.from(y.values, (_, k) => Array.from(labels.subarray(k * width, (k + 1) * width), slot))
  const shown = [...(labels.includes(ESCAPED) ? [ESCAPED] : []), ...(labels.includes(UNDECIDED) ? [UNDECIDED] : [])]
  return {
    data: [
      {
        type: 'heatmap',
        x: rounded(x.values),
        y: rounded(y.values),
        z: rows,
        ...{ colorscale: steps(), zmin: -0.5, zmax: slotColors.length - 0.5, showscale: false, hoverinfo: 'skip' },
      },
      ...attractors.map((_, k) => attractorPoints(options, k)),
      ...shown.map((label) => legendOnly(label === ESCAPED ? 'escapes' : 'settles nowhere', slot(label))),
    ],
    layout: {
      ...baseLayout(500, { l: 48, r: 16, t: 84, b: 52 }),
      xaxis: axis(x.variable, { range: edges(x.values), showgrid: false }),
      yaxis: axis('', { range: edges(y.values), showgrid: false }),
      annotations: [topLabel(y.variable, 1)],
    },
    caption:
      caption ??
      `Every start in the color of what it goes to, seen after up to ${basins.rounds} times ${basins.duration}; ringed dots ` +
        'are the attractors. Where colors interleave, a small error in the start decides the outcome.',
  }
}

const slotColors = [colors.muted, colors.grid, ...palette] as const

/** The place of a label's color in `slotColors`. */
function slot(label: number): number {
  if (label === UNDECIDED) return 0
  return label === ESCAPED ? 1 : 2 + (label % palette.length)
}

/** A color scale that is constant over each whole number from 0 on. */
function steps(): [number, string][] {
  const n = slotColors.length
  return slotColors.flatMap((color, k): [number, string][] => [
    [k / n, color],
    [(k + 1) / n, color],
  ])
}

/** The axis as far as the cells reach. */
function edges(values: Float64Array): [number, number] {
  const half = (values[1] - values[0]) / 2
  return [values[0] - half, values[values.length - 1] + half]
}

function attractorPoints({ basins, names }: BasinPlotOptions, k: number): Readonly<Record<string, unknown>> {
  const { points, dim, kind, period } = basins.attractors[k]
  const [x, y] = [basins.x.index, basins.y.index].map((j) =>
    Float64Array.from({ length: points.length / dim }, (_, i) => points[i * dim + j]),
  )
  const kept = evenIndices(x.length, MOST_POINTS)
  const place = kind === 'fixed point' ? ` (${short(x[0], basins.x)}, ${short(y[0], basins.y)})` : ''
  const length = period === undefined ? '' : ` of period ${Number(period.toPrecision(3))}`
  const size = kind === 'fixed point' ? 10 : 4
  const ring = { color: colors.background, width: kind === 'fixed point' ? 2 : 0.8 }
  const marker = { color: slotColors[slot(k)], size, line: ring }
  const name = plainText(names?.[k] ?? `${kind}${place}${length}`)
  return { type: 'scatter', mode: 'markers', x: rounded(x, kept), y: rounded(y, kept), name, marker }
}

function legendOnly(name: string, at: number): Readonly<Record<string, unknown>> {
  const marker = { color: slotColors[at], size: 10 }
  return { type: 'scatter', mode: 'markers', x: [null], y: [null], name, marker }
}

/** To a thousandth of the axis. */
function short(value: number, { values }: GridAxis): number {
  const digits = Math.max(0, 3 - Math.floor(Math.log10(values[values.length - 1] - values[0])))
  return Number(value.toFixed(Math.min(digits, 100))) + 0
}
