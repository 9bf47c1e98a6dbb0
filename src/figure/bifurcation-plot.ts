import type { BifurcationDiagram } from '../compare/bifurcation-diagram.ts'
import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { panelOf } from './panels.ts'
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
  /** A panel for each diagram, one below the other, instead of one over the other. Default false. */
  readonly apart?: boolean
  /** Replaces the caption. */
  readonly caption?: string
}

/** Points that a page still draws at once. */
const MOST_POINTS = 20_000
/** So few columns of points are drawn larger, to be seen. */
const FEW_VALUES = 150
/** Pixels of a panel's height. */
const PANEL = 240
/** Samples of one parameter value that fall into the same of so many rows are drawn once. */
const ROWS = 1000

/**
 * The attractor's samples over the parameter, at most 20,000 points in all.
 * @throws RangeError for no diagrams, or where none has a sample.
 */
export function bifurcationPlot({ diagrams, apart = false, caption }: BifurcationPlotOptions): Figure {
  const span = extent(Float64Array.from(diagrams.flatMap(({ diagram }) => diagram.samples.flatMap(extent))))
  if (!(span[0] <= span[1])) throw new RangeError('bifurcationPlot: no samples to draw; every orbit broke off')
  const values = extent(Float64Array.from(diagrams.flatMap(({ diagram }) => extent(diagram.values))))
  const { parameter, variable, status } = diagrams[0].diagram
  const margin = 0.02 * (span[1] - span[0] || 1)
  const range = [span[0] - margin, span[1] + margin]
  const panels = diagrams.map((_, k) => panelOf(0, apart ? k : 0, apart ? diagrams.length : 1))
  const size = diagrams[0].diagram.values.length > FEW_VALUES ? 1.8 : 2.8
  const broken = status.filter((what) => what !== 'complete').length
  return {
    data: diagrams.map(({ name, role, diagram }, k) => {
      const { x, y } = pointsOf(diagram, span, Math.floor(MOST_POINTS / diagrams.length))
      const marker = { color: role === 'model' ? colors.model : colors.truth, size, opacity: 0.6 }
      const look = { marker, hoverinfo: 'skip', showlegend: diagrams.length > 1 && !apart }
      return {
        type: 'scatter',
        mode: 'markers',
        x,
        y,
        xaxis: 'x',
        yaxis: `y${panels[k].key}`,
        name: plainText(name),
        ...look,
      }
    }),
    layout: {
      ...baseLayout(apart ? 116 + PANEL * diagrams.length : 460, {
        l: 48,
        r: 16,
        t: diagrams.length > 1 && !apart ? 64 : 36,
        b: 52,
      }),
      xaxis: axis(parameter, { range: values, anchor: `y${panels[panels.length - 1].key}` }),
      ...Object.fromEntries(panels.map(({ key, domain }) => [`yaxis${key}`, axis('', { range, domain })])),
      annotations: apart
        ? panels.map(({ domain }, k) => topLabel(`${variable} of the ${diagrams[k].name}`, domain[1]))
        : [topLabel(variable, 1)],
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
