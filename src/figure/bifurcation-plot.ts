import type { BifurcationDiagram } from '../compare/bifurcation-diagram.ts'
import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { evenIndices, extent, rounded } from './points.ts'
import { axis, baseLayout, colors, plainText, type Role } from './theme.ts'

/** The diagram of one system. */
export interface BifurcationPoints {
  readonly name: string
  readonly role: Role
  readonly diagram: BifurcationDiagram
}

export interface BifurcationPlotOptions {
  /** One diagram, or the truth's and the model's. */
  readonly diagrams: readonly BifurcationPoints[]
  /** Replaces the caption. */
  readonly caption?: string
}

/** Points that a page still draws at once. */
const MOST_POINTS = 20_000
/** Samples of one parameter value that fall into the same of so many rows are drawn once. */
const ROWS = 1000

/**
 * The attractor's samples over the parameter, at most 20,000 points in all.
 * @throws RangeError for no diagrams, or where none has a sample.
 */
export function bifurcationPlot({ diagrams, caption }: BifurcationPlotOptions): Figure {
  const span = extent(Float64Array.from(diagrams.flatMap(({ diagram }) => diagram.samples.flatMap(extent))))
  if (!(span[0] <= span[1])) throw new RangeError('bifurcationPlot: no samples to draw; every orbit broke off')
  const values = extent(Float64Array.from(diagrams.flatMap(({ diagram }) => extent(diagram.values))))
  const { parameter, variable, status } = diagrams[0].diagram
  const margin = 0.02 * (span[1] - span[0] || 1)
  const broken = status.filter((what) => what !== 'complete').length
  return {
    data: diagrams.map(({ name, role, diagram }) => {
      const { x, y } = pointsOf(diagram, span, Math.floor(MOST_POINTS / diagrams.length))
      const marker = { color: role === 'model' ? colors.model : colors.truth, size: 1.8, opacity: 0.6 }
      const look = { marker, hoverinfo: 'skip', showlegend: diagrams.length > 1 }
      return { type: 'scatter', mode: 'markers', x, y, name: plainText(name), ...look }
    }),
    layout: {
      ...baseLayout(460, { l: 48, r: 16, t: diagrams.length > 1 ? 64 : 36, b: 52 }),
      xaxis: axis(parameter, { range: values }),
      yaxis: axis('', { range: [span[0] - margin, span[1] + margin] }),
      annotations: [topLabel(variable, 1)],
    },
    caption:
      caption ??
      `Where ${variable} ends up, for each value of ${parameter}. One point above a value is rest or a simple cycle, two ` +
        'are a doubled one, a smear is chaos.' +
        (broken > 0 ? ` At ${broken} of ${status.length} values the orbit broke off and nothing is drawn.` : ''),
  }
}

function pointsOf(
  { values, samples }: BifurcationDiagram,
  [low, high]: readonly [number, number],
  cap: number,
): { x: (number | null)[]; y: (number | null)[] } {
  const xs: number[] = []
  const ys: number[] = []
  samples.forEach((column, k) => {
    const rows = new Set<number>()
    for (const sample of column) {
      const row = high > low ? Math.round((ROWS * (sample - low)) / (high - low)) : 0
      if (rows.has(row)) continue
      rows.add(row)
      xs.push(values[k])
      ys.push(sample)
    }
  })
  const kept = evenIndices(xs.length, cap)
  return { x: rounded(Float64Array.from(xs), kept), y: rounded(Float64Array.from(ys), kept) }
}
