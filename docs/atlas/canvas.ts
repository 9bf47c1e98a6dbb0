import { dotsPath, linePath } from '../chart/path-data.ts'
import { simplify } from '../chart/simplify.ts'
import type { Plane } from './projection.ts'
import type { Layer } from './view.ts'

/** A rectangle of an SVG image in its units, and how finely points are placed in it. */
export interface Canvas {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Places per unit; coordinates inside `<g transform="scale(1/fineness)">` are whole. */
  readonly fineness: number
  /** Points of a layer. */
  readonly most: number
  /** Whether a line with more of them ends early; else it gets coarser. */
  readonly cut?: boolean
}

/** How far a line may be off, in units of the image. */
const TOLERANCE = 0.3
/** Parts of a curve in space, from far to near; the far ones are paler. */
const DEPTHS = 3

/** Paths of one layer on the canvas, from far to near. */
export function layerPaths(layer: Layer, plane: Plane, canvas: Canvas): string {
  const { columns, mark, tone } = layer
  const placed = [...columns[0].keys()].map((i) => place(plane, canvas, columns, i))
  if (mark !== 'line') return element(`dots ${tone} ${mark}`, dotsPath(distinct(placed, canvas.most)))
  const runs = unbroken(placed)
  const share = canvas.most / Math.max(1, placed.length)
  const lines = runs.map((run) => thinned(run, canvas, Math.max(2, Math.ceil(run.length * share))))
  if (columns.length === 2 || tone !== 'main') return element(`line ${tone}`, lines.map(pathOf).join(''))
  return Array.from({ length: DEPTHS }, (_, k) => {
    const near = lines.flatMap((line) => piecesAt(line, k))
    return near.length === 0 ? '' : element(`line ${tone} depth${k}`, near.map(pathOf).join(''))
  }).join('')
}

type Place = readonly [x: number, y: number, depth: number]

const none = new Float64Array(0)

/** A point in whole places from the image's upper left. */
function place(plane: Plane, canvas: Canvas, [xs, ys, zs = none]: readonly Float64Array[], i: number): Place {
  const [x, y, depth] = plane.project(xs[i], ys[i], zs[i])
  const { left, top, width, height, fineness } = canvas
  return [Math.round((left + x * width) * fineness), Math.round((top + (1 - y) * height) * fineness), depth]
}

function element(name: string, path: string): string {
  return `<path class="${name}" d="${path}"/>`
}

function pathOf(line: readonly Place[]): string {
  return linePath(
    line.map(([x]) => x),
    line.map(([, y]) => y),
  )
}

function unbroken(places: readonly Place[]): Place[][] {
  const runs: Place[][] = [[]]
  for (const one of places) {
    if (Number.isNaN(one[0])) runs.push([])
    else runs[runs.length - 1].push(one)
  }
  return runs.filter((run) => run.length > 1)
}

function thinned(run: readonly Place[], { fineness, cut }: Canvas, most: number): Place[] {
  const points = new Float64Array(2 * run.length)
  run.forEach(([x, y], i) => {
    points[2 * i] = x
    points[2 * i + 1] = y
  })
  const kept = simplify(points, TOLERANCE * fineness, cut ? run.length : most)
  return kept.slice(0, most).map((i) => run[i])
}

/** At most `most` different places, evenly taken. */
function distinct(places: readonly Place[], most: number): (readonly [number, number])[] {
  const found = new Map(places.filter(([x]) => !Number.isNaN(x)).map(([x, y]) => [`${x} ${y}`, [x, y] as const]))
  const all = [...found.values()]
  const count = Math.min(most, all.length)
  return Array.from({ length: count }, (_, k) => all[Math.floor((k * all.length) / count)])
}

/** The pieces of a line at depth k of the cube, 0 the farthest; each goes on to the first point of the next. */
function piecesAt(line: readonly Place[], k: number): Place[][] {
  const bandOf = ([, , depth]: Place): number =>
    Math.min(DEPTHS - 1, Math.max(0, Math.floor((0.5 - depth / 1.2) * DEPTHS)))
  const pieces: Place[][] = []
  for (let i = 0; i + 1 < line.length; i++) {
    if (bandOf(line[i]) !== k) continue
    const last = pieces[pieces.length - 1]
    if (last && last[last.length - 1] === line[i]) last.push(line[i + 1])
    else pieces.push([line[i], line[i + 1]])
  }
  return pieces
}
