import type { Trace } from './drawn.ts'
import { type Rectangle, tenth } from './rectangle.ts'
import type { Scale } from './scale.ts'
import type { Style } from './style.ts'

/** Cells along a side, in a drawing and in a thumbnail. */
const MOST_CELLS = 320
const FEW_CELLS = 64
/** Shades between the two colors of a scale. */
const SHADES = 4

/** The cells of a heat map, those of one color in one path of runs along the rows. */
export function heatmapMarks(trace: Trace, x: Scale, y: Scale, frame: Rectangle, style: Style): string {
  const z = trace.z as readonly (readonly (number | null)[])[]
  const [rows, columns] = [z.length, z[0]?.length ?? 0]
  if (rows === 0 || columns === 0) return ''
  const most = style.thumbnail ? FEW_CELLS : MOST_CELLS
  const [height, width] = [Math.min(rows, most), Math.min(columns, most)]
  const shade = shadeOf(trace)
  const cells = Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, j) =>
      shade(z[Math.floor(((i + 0.5) * rows) / height)][Math.floor(((j + 0.5) * columns) / width)]),
    ),
  )
  const [left, right] = cellEnds(trace, 'x').map(x.place)
  const [bottom, top] = cellEnds(trace, 'y').map(y.place)
  const scale = `translate(${tenth(left)} ${tenth(bottom)}) scale(${(right - left) / width} ${(top - bottom) / height})`
  const ground = shade(trace.zmin ?? 0)
  const { left: x0, top: y0, width: w, height: h } = frame
  return `<rect x="${tenth(x0)}" y="${tenth(y0)}" width="${tenth(w)}" height="${tenth(h)}" fill="${style.paint(ground.color)}"/><g transform="${scale}" shape-rendering="crispEdges">${[
    ...runsOf(cells, ground.key),
  ]
    .map(([, { color, opacity, path }]) => {
      const faint = opacity < 1 ? ` stroke-opacity="${opacity}"` : ''
      return `<path fill="none" stroke="${style.paint(color)}"${faint} d="${path}"/>`
    })
    .join('')}</g>`
}

interface Shade {
  readonly key: string
  readonly color: string
  readonly opacity: number
}

/** The color of a value; between two colors the upper one, as dense as the value is high. */
function shadeOf({ colorscale = [], zmin = 0, zmax = 1 }: Trace): (value: number | null) => Shade {
  const known = new Map<number | null, Shade>()
  const found = (value: number | null): Shade => {
    const part = Math.max(0, Math.min(1, ((value ?? zmin) - zmin) / (zmax - zmin)))
    const upper = Math.max(
      1,
      colorscale.findIndex(([at]) => at > part || at === 1),
    )
    const [[from, low], [to, high]] = [colorscale[upper - 1], colorscale[upper]]
    if (low === high || to === from) return { key: high, color: high, opacity: 1 }
    const opacity = Math.round((SHADES * (part - from)) / (to - from)) / SHADES
    const color = opacity === 0 ? low : high
    return { key: opacity === 0 ? low : `${high} ${opacity}`, color, opacity: opacity || 1 }
  }
  return (value) => {
    const shade = known.get(value) ?? found(value)
    known.set(value, shade)
    return shade
  }
}

/** Where the cells of a heat map begin and end along an axis. */
export function cellEnds(trace: Trace, letter: 'x' | 'y'): [number, number] {
  const rows = trace.z as readonly (readonly unknown[])[]
  const count = letter === 'x' ? (rows[0]?.length ?? 0) : rows.length
  const [start, step] = letter === 'x' ? [trace.x0, trace.dx] : [trace.y0, trace.dy]
  const centers = trace[letter]
  const first = centers?.[0] ?? start ?? 0
  const last = centers?.[count - 1] ?? first + (count - 1) * (step ?? 1)
  const half = count > 1 ? (last - first) / (count - 1) / 2 : (step ?? 1) / 2
  return [first - half, last + half]
}

interface Run {
  readonly color: string
  readonly opacity: number
  path: string
  at: readonly [number, number]
}

/** Strokes of width one along the rows, by color; the ground is left out. */
function runsOf(cells: readonly (readonly Shade[])[], ground: string): Map<string, Run> {
  const runs = new Map<string, Run>()
  cells.forEach((row, i) => {
    for (let j = 0, end = 0; j < row.length; j = end) {
      const { key, color, opacity } = row[j]
      for (end = j + 1; end < row.length && row[end].key === key; ) end++
      if (key === ground) continue
      const run = runs.get(key) ?? { color, opacity, path: 'M0 .5', at: [0, 0] }
      const [column, line] = run.at
      run.path += `m${j - column} ${i - line}h${end - j}`
      run.at = [end, i]
      runs.set(key, run)
    }
  })
  return runs
}
