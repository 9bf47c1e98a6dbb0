import { cameraOf } from './camera.ts'
import type { AxisLook, Scene, Spot, Trace } from './drawn.ts'
import type { Rectangle } from './rectangle.ts'
import { type Scale, scaleOf } from './scale.ts'

/** A space as it is drawn: from its values to pixels. */
export interface Space {
  readonly axes: Readonly<Record<'x' | 'y' | 'z', { readonly look: AxisLook; readonly scale: Scale }>>
  /** Pixels, and the distance from the eye, of a spot whose coordinates are places of the axes' scales. */
  readonly project: (spot: Spot) => { readonly x: number; readonly y: number; readonly depth: number }
  /** The eight corners of the axes, bit k of their number saying at which end of axis k they lie. */
  readonly corners: readonly Spot[]
}

/** The space of these traces, its corners fitted into the frame. */
export function spaceOf(scene: Scene, traces: readonly Trace[], frame: Rectangle): Space {
  const plain = (['x', 'y', 'z'] as const).map((letter) => {
    const look = scene[`${letter}axis`] ?? {}
    const values = traces.flatMap((trace) => (trace[letter] ?? []) as readonly (number | null)[])
    return { letter, look, values, range: scaleOf(look, values, [0, 1]).range }
  })
  const sides = sidesOf(
    scene,
    plain.map(({ range: [low, high] }) => high / 2 - low / 2),
  )
  const entries = plain.map(({ letter, look, values }, k) => {
    const scale = scaleOf(look, values, [-sides[k] / 2, sides[k] / 2])
    return [letter, { look, scale }] as const
  })
  const corners = Array.from({ length: 8 }, (_, n) => {
    const [x, y, z] = sides.map((side, k) => ((n >> k) & 1 ? side / 2 : -side / 2))
    return { x, y, z }
  })
  return {
    axes: Object.fromEntries(entries) as unknown as Space['axes'],
    corners,
    project: fitted(scene, corners, frame),
  }
}

/** Lengths of the axes: as their spans are, or all the same. Their product is one. */
function sidesOf({ aspectmode }: Scene, spans: readonly number[]): number[] {
  if (aspectmode !== 'data') return [1, 1, 1]
  const mean = Math.cbrt(spans[0]) * Math.cbrt(spans[1]) * Math.cbrt(spans[2])
  return spans.map((span) => span / mean)
}

/** The camera's view, moved and scaled until all corners lie in the frame. */
function fitted(scene: Scene, corners: readonly Spot[], frame: Rectangle): Space['project'] {
  const view = cameraOf(scene)
  const seen = corners.map(view)
  const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))]
  const [low, high] = [Math.min(...seen.map(({ y }) => y)), Math.max(...seen.map(({ y }) => y))]
  const unit = Math.min(frame.width / (right - left), frame.height / (high - low))
  const [x0, y0] = [frame.left + frame.width / 2, frame.top + frame.height / 2]
  return (spot) => {
    const { x, y, depth } = view(spot)
    return { x: x0 + unit * (x - (left + right) / 2), y: y0 - unit * (y - (low + high) / 2), depth }
  }
}
