import type { Axis, Layer, View } from './view.ts'

/** A view in the plane of the drawing: x to the right, y up, about the unit square; depth grows away from the eye. */
export interface Plane {
  project(...coordinates: readonly number[]): readonly [x: number, y: number, depth: number]
  /** Width over height of what is drawn. */
  readonly aspect: number
}

const CELLS = 32
const SAMPLES = 1500
/** Between a flat picture and its frame, as a part of its width. */
const ROOM = 0.03

/** Two axes as they are; three from the side that shows most of the curve, each axis one edge of a cube. */
export function planeOf(view: View): Plane {
  return view.axes.length === 2 ? flat(view) : turned(view)
}

function flat({ axes: [x, y], sameScale }: View): Plane {
  const [width, height] = [x.high - x.low, y.high - y.low]
  const aspect = sameScale ? Math.min(4, Math.max(0.5, width / height)) : 1.15
  const inside = (part: number): number => ROOM + (1 - 2 * ROOM) * part
  return { project: (a, b) => [inside((a - x.low) / width), inside((b - y.low) / height), 0], aspect }
}

function turned({ axes, layers }: View): Plane {
  let best = cube(axes, 0, 0)
  let most = -1
  for (const elevation of [0.26, 0.44])
    for (let k = 0; k < 12; k++) {
      // Never along an axis, where one variable would vanish.
      const candidate = cube(axes, ((k + 0.5) * Math.PI) / 6, elevation)
      const seen = visibleCells(candidate, layers)
      if (seen > most) [best, most] = [candidate, seen]
    }
  return best
}

/** The cube of the axes, turned about its upright third axis by the azimuth, then tilted to the eye. */
function cube(axes: readonly Axis[], azimuth: number, elevation: number): Plane {
  const [cosA, sinA, cosE, sinE] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)]
  const width = Math.abs(cosA) + Math.abs(sinA)
  const height = cosE + width * sinE
  const unit = (value: number, { low, high }: Axis): number => (value - low) / (high - low) - 0.5
  return {
    project: (x, y, z) => {
      const a = unit(x, axes[0])
      const b = unit(y, axes[1])
      const c = unit(z, axes[2])
      const right = a * cosA - b * sinA
      const away = a * sinA + b * cosA
      return [right / width + 0.5, (c * cosE + away * sinE) / height + 0.5, away * cosE - c * sinE]
    },
    aspect: width / height,
  }
}

function visibleCells({ project }: Plane, layers: readonly Layer[]): number {
  const cells = new Set<number>()
  for (const { columns } of layers) {
    const [xs, ys, zs] = columns
    const stride = Math.max(1, Math.floor(xs.length / SAMPLES))
    for (let i = 0; i < xs.length; i += stride) {
      const [x, y] = project(xs[i], ys[i], zs[i])
      cells.add(Math.floor(x * CELLS) * CELLS + Math.floor(y * CELLS))
    }
  }
  return cells.size
}
