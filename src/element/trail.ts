/** The newest points of an orbit, oldest first. */
export interface Trail {
  /** How many there are. */
  readonly size: number
  push(across: number, up: number): void
  point(i: number): readonly [across: number, up: number]
}

/** A trail that keeps so many points. */
export function trail(length: number): Trail {
  const points = new Float64Array(2 * length)
  let written = 0
  return {
    get size() {
      return Math.min(written, length)
    },
    push(across, up) {
      points.set([across, up], 2 * (written++ % length))
    },
    point(i) {
      const at = 2 * ((Math.max(0, written - length) + i) % length)
      return [points[at], points[at + 1]]
    },
  }
}
