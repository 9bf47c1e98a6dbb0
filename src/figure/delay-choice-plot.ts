import type { DelayChoice } from '../dataset/choose-delays.ts'
import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { rounded } from './points.ts'
import { axis, baseLayout, colors, linesOf } from './theme.ts'

export interface DelayChoicePlotOptions {
  readonly choice: DelayChoice
  /** Replaces the caption. */
  readonly caption?: string
}

const UPPER = [0.62, 1] as const
const LOWER = [0, 0.36] as const

/** Mutual information over lag, and the share of false neighbors over the number of delays, what was chosen marked in both. */
export function delayChoicePlot({ choice, caption }: DelayChoicePlotOptions): Figure {
  const { spacing, delays, mutualInformation, falseNeighbors, reason } = choice
  const { lags, information } = mutualInformation
  const { dimensions, shares } = falseNeighbors
  const top = Math.max(...information, 0.1)
  return {
    data: [
      ...curve(lags, information, spacing, ''),
      ...curve(
        dimensions,
        shares.map((share) => 100 * share),
        delays,
        '2',
      ),
    ],
    layout: {
      ...baseLayout(520, { l: 48, r: 16, t: 40, b: 52 }),
      showlegend: false,
      xaxis: axis('lag (samples)', { anchor: 'y', range: [0, lags[lags.length - 1] + 1] }),
      yaxis: axis('', { domain: UPPER, range: [Math.min(0, ...information), 1.05 * top] }),
      xaxis2: axis('delays', { anchor: 'y2', range: [0.5, dimensions.length + 0.5], dtick: 1 }),
      yaxis2: axis('', { domain: LOWER, range: [-3, 103] }),
      annotations: [topLabel('mutual information (nats)', UPPER[1]), topLabel('false neighbors (%)', LOWER[1])],
    },
    caption: caption ?? `Chosen, in orange: spacing ${spacing} and ${delays} delays. ${reason}`,
  }
}

/** A line with points, and the chosen one on top of it. */
function curve(
  x: readonly number[],
  y: readonly number[],
  chosen: number,
  key: string,
): readonly Readonly<Record<string, unknown>>[] {
  const [line] = linesOf(['truth'])
  const place = { type: 'scatter', xaxis: `x${key}`, yaxis: `y${key}` }
  const heights = rounded(Float64Array.from(y))
  const small = { color: colors.truth, size: 5 }
  const marker = { color: colors.model, size: 12 }
  return [
    { ...place, mode: 'lines+markers', x, y: heights, line: { ...line, width: 1.8 }, marker: small },
    { ...place, mode: 'markers', x: [chosen], y: [heights[x.indexOf(chosen)]], marker },
  ]
}
