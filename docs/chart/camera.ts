import type { Scene, Spot } from './drawn.ts'

/** A point of the space as the camera sees it: x to the right, y up, depth away from the eye. */
export type View = (spot: Spot) => { readonly x: number; readonly y: number; readonly depth: number }

/** What the camera of a scene sees, upright z, nearer things larger. */
export function cameraOf({ camera = {} }: Scene): View {
  const { eye = { x: 1.25, y: -1.25, z: 1.25 }, center = { x: 0, y: 0, z: 0 } } = camera
  const ahead = unit(minus(center, eye))
  const right = unit({ x: ahead.y, y: -ahead.x, z: 0 })
  const up = cross(right, ahead)
  return (spot) => {
    const seen = minus(spot, eye)
    const depth = dot(seen, ahead)
    return { x: dot(seen, right) / depth, y: dot(seen, up) / depth, depth }
  }
}

function minus(a: Spot, b: Spot): Spot {
  return { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z }
}

function dot(a: Spot, b: Spot): number {
  return a.x * b.x + a.y * b.y + a.z * b.z
}

function cross(a: Spot, b: Spot): Spot {
  return { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x }
}

function unit(a: Spot): Spot {
  const length = Math.hypot(a.x, a.y, a.z) || 1
  return { x: a.x / length, y: a.y / length, z: a.z / length }
}
