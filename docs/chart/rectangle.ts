/** A part of a drawing, in its units from the upper left corner. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** To a tenth of a pixel. */
export function tenth(value: number): number {
  return Math.round(10 * value) / 10
}
