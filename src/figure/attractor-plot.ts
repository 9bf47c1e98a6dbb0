import { component, type Trajectory } from '../trajectory.ts'
import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { type Pair, pairNames, pairVariables, variableName } from './pair.ts'
import { evenIndices, extent, rounded } from './points.ts'
import { axis, baseLayout, colors, plainText } from './theme.ts'

/** `variables` are the two that span the plane; the first two by default. */
export interface AttractorPlotOptions extends Pair {
  /** The part of the plane to draw; default all of the truth. */
  readonly window?: { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
}

type Range = readonly [number, number]

/** Points that each side draws. */
const MOST_POINTS = 8000

/**
 * States of truth and prediction as points in a plane, side by side over the same part of it: where orbits stay, whatever
 * the order in which they come by.
 * @throws RangeError where the two differ in dimension, either is empty, or `variables` are not two that exist.
 */
export function attractorPlot(options: AttractorPlotOptions): Figure {
  const { truth, prediction, caption } = options
  const variables = pairVariables('attractorPlot', options, 2)
  if (variables.length !== 2)
    throw new RangeError(`attractorPlot: variables must be two state indices, got ${variables.length}`)
  const names = pairNames(options)
  const [x, y] = variables
  const window = options.window ?? { x: around(component(truth, x)), y: around(component(truth, y)) }
  return {
    data: [
      { ...pointsIn(truth, x, y, window), name: plainText(names.truth), ...look(colors.truth), xaxis: 'x' },
      { ...pointsIn(prediction, x, y, window), name: plainText(names.prediction), ...look(colors.model), xaxis: 'x2' },
    ],
    layout: {
      ...baseLayout(400, { l: 48, r: 16, t: 36, b: 52 }),
      showlegend: false,
      xaxis: axis(variableName(truth, x), { range: window.x, domain: [0, 0.485], nticks: 5 }),
      xaxis2: axis(variableName(truth, x), { range: window.x, domain: [0.515, 1], nticks: 5 }),
      yaxis: axis('', { range: window.y }),
      annotations: [
        topLabel(`${variableName(truth, y)}, ${names.truth}`, 1),
        { ...topLabel(`${variableName(truth, y)}, ${names.prediction}`, 1), x: 0.515 },
      ],
    },
    caption:
      caption ??
      `Left the ${names.truth}, right the ${names.prediction}: each point is a state. The two visit the same places, ` +
        'if the model has understood the system, though not in the same order.',
  }
}

function look(color: string): Readonly<Record<string, unknown>> {
  return { type: 'scatter', mode: 'markers', marker: { color, size: 2, opacity: 0.6 }, hoverinfo: 'skip', yaxis: 'y' }
}

/** The states inside the window, evenly thinned. */
function pointsIn(
  trajectory: Trajectory,
  x: number,
  y: number,
  window: NonNullable<AttractorPlotOptions['window']>,
): { x: (number | null)[]; y: (number | null)[] } {
  const [xs, ys] = [component(trajectory, x), component(trajectory, y)]
  const inside = [...xs.keys()].filter((i) => within(xs[i], window.x) && within(ys[i], window.y))
  const kept = evenIndices(inside.length, MOST_POINTS).map((k) => inside[k])
  return { x: rounded(xs, kept), y: rounded(ys, kept) }
}

function within(value: number, [low, high]: Range): boolean {
  return value >= low && value <= high
}

function around(values: Float64Array): Range {
  const [low, high] = extent(values)
  const margin = 0.04 * (high - low || 1)
  return [low - margin, high + margin]
}
