/** Where a point of the butterfly appears: right and up of the middle, in units of the picture's half height. */
export type Projection = (x: number, y: number, z: number) => readonly [right: number, up: number]

/** Angle about the upright axis from which the first picture is seen. */
export const FIRST_ANGLE = 0.9

/** Half the picture's height in units of the state, and the height in its middle. */
const [HALF_HEIGHT, MIDDLE] = [25, 25]
const TILT = 0.14

/** The view from an angle about the upright axis, in radians, a little from above. */
export function viewFrom(angle: number): Projection {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return (x, y, z) => [
    (x * cos + y * sin) / HALF_HEIGHT,
    ((z - MIDDLE) * Math.cos(TILT) + (y * cos - x * sin) * Math.sin(TILT)) / HALF_HEIGHT,
  ]
}
