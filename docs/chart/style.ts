import type { Paint } from './paint.ts'

/** How large a drawing is and what it may show. */
export interface Style {
  readonly width: number
  readonly height: number
  /** Marks alone, without words and axes. */
  readonly thumbnail: boolean
  readonly paint: Paint
}

/** Places per pixel; coordinates of marks are whole numbers of them. */
export const FINENESS = 10

/** Width of a line: thinner where the drawing is small, so that lines do not run together. */
export function thickness(width: number, { thumbnail, width: across }: Style): number {
  return Number((width * (thumbnail ? 0.55 : across < 500 ? 0.75 : 1)).toFixed(2))
}

const dashes: Readonly<Record<string, readonly number[]>> = {
  dash: [7, 5],
  dot: [1.5, 3.5],
  dashdot: [7, 4, 1.5, 4],
  longdash: [13, 6],
}

/** The attribute for a dash of this name, its lengths in `unit` pixels. */
export function dashOf(dash: string | undefined, unit = 1): string {
  const lengths = dash === undefined ? undefined : dashes[dash]
  return lengths ? ` stroke-dasharray="${lengths.map((length) => length * unit).join(' ')}"` : ''
}
