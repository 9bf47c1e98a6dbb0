/** Part of the plane that is seen: its lower and upper end across and up. */
export interface Extent {
  readonly across: readonly [low: number, high: number]
  readonly up: readonly [low: number, high: number]
}

/** One that holds nothing yet. */
export const NOWHERE: Extent = { across: [1 / 0, -1 / 0], up: [1 / 0, -1 / 0] }

/** The smallest extent that holds this one and a point. */
export function widened({ across, up }: Extent, x: number, y: number): Extent {
  return {
    across: [Math.min(across[0], x), Math.max(across[1], x)],
    up: [Math.min(up[0], y), Math.max(up[1], y)],
  }
}

/** Where points are on a surface of this size with y downwards, so many pixels within its edge; in the middle if all are one. */
export function placement(
  { across, up }: Extent,
  width: number,
  height: number,
  margin: number,
): (x: number, y: number) => [x: number, y: number] {
  const share = (value: number, [low, high]: readonly [number, number]): number =>
    high > low ? (value - low) / (high - low) : 0.5
  return (x, y) => [
    margin + share(x, across) * (width - 2 * margin),
    height - margin - share(y, up) * (height - 2 * margin),
  ]
}
