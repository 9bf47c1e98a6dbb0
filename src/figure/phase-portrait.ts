import { component, type Trajectory } from '../trajectory.ts'
import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { type Pair, pairNames, pairRange, pairVariables, variableName } from './pair.ts'
import { evenIndices, extent, MAX_POINTS, rounded, smoothed } from './points.ts'
import { axis, baseLayout, colors, plainText } from './theme.ts'

/**
 * Truth and prediction as orbits in the plane of two state variables or the space of three (the first three by default),
 * drawn smoothly through the computed states.
 * @throws RangeError where the two differ in dimension, either is empty, or `variables` are not two or three that exist.
 */
export function phasePortrait(pair: Pair): Figure {
  const { truth, prediction } = pair
  const variables = pairVariables('phasePortrait', pair, 3)
  if (variables.length !== 2 && variables.length !== 3)
    throw new RangeError(`phasePortrait: variables must be two or three state indices, got ${variables.length}`)
  const names = pairNames(pair)
  return {
    data: [
      orbit(truth, variables, names.truth, { color: colors.truth, width: 3 }),
      orbit(prediction, variables, names.prediction, {
        color: colors.model,
        width: variables.length === 3 ? 2.5 : 1.4,
      }),
      start(truth, variables),
    ],
    layout: variables.length === 2 ? planeLayout(pair, variables) : spaceLayout(pair, variables),
    caption:
      pair.caption ??
      `The ${names.truth}, with the ${names.prediction} over it in orange; both leave from the dot. ` +
        'A model that has understood the system draws the same shape, even after the two have parted.',
  }
}

type Json = Readonly<Record<string, unknown>>

function coordinates(columns: readonly Float64Array[], kept: readonly number[]): Json {
  const entries = columns.map((values, k) => ['xyz'[k], rounded(values, kept)])
  return { type: columns.length === 2 ? 'scatter' : 'scatter3d', ...Object.fromEntries(entries) }
}

function orbit(trajectory: Trajectory, variables: readonly number[], name: string, line: Json): Json {
  const n = trajectory.times.length
  const parts = Math.max(1, Math.min(4, Math.floor(MAX_POINTS / n)))
  const columns = variables.map((variable) => smoothed(component(trajectory, variable), parts))
  return { ...coordinates(columns, evenIndices(columns[0].length)), mode: 'lines', name: plainText(name), line }
}

function start(trajectory: Trajectory, variables: readonly number[]): Json {
  const columns = variables.map((variable) => component(trajectory, variable))
  const marker = { color: colors.ink, size: variables.length === 3 ? 4 : 8 }
  return { ...coordinates(columns, [0]), mode: 'markers', name: 'start', marker, showlegend: false }
}

function planeLayout(pair: Pair, [x, y]: readonly number[]): Figure['layout'] {
  return {
    ...baseLayout(440, { l: 40, r: 16, t: 58, b: 52 }),
    xaxis: axis(variableName(pair.truth, x), pairRange(pair, x)),
    yaxis: axis('', pairRange(pair, y)),
    annotations: [topLabel(variableName(pair.truth, y), 1)],
  }
}

function spaceLayout(pair: Pair, variables: readonly number[]): Figure['layout'] {
  const spans = variables.map((variable) => {
    const [low, high] = extent(component(pair.truth, variable))
    return high - low
  })
  // True proportions where they are readable; a cube where one axis would be squeezed flat.
  const aspectmode = Math.max(...spans) < 4 * Math.min(...spans) ? 'data' : 'cube'
  const camera = { eye: { x: 1.15, y: -1.75, z: 0.45 }, center: { x: 0, y: 0, z: -0.12 } }
  const look = { showbackground: false, showspikes: false, nticks: 4, tickfont: { size: 10 } }
  const axes = variables.map((variable, k) => {
    const title = { text: spaceText(variableName(pair.truth, variable)) }
    return [`${'xyz'[k]}axis`, axis('', { title, ...look, ...pairRange(pair, variable) })]
  })
  const scene = { ...Object.fromEntries(axes), aspectmode, camera, dragmode: 'turntable' }
  return { ...baseLayout(460, { l: 0, r: 0, t: 30, b: 0 }), scene }
}

/** Text for a space's axis: plotly knows markup there, but no entities. */
function spaceText(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}
