/** What is drawn on, and how large it is on the page. */
export interface Clear {
  readonly context: CanvasRenderingContext2D
  readonly width: number
  readonly height: number
  /** Where the colors of the page are found, such as --truth. */
  readonly look: CSSStyleDeclaration
}

/** A canvas made empty, as fine as the screen is, in units of the page's pixels. */
export function clearCanvas(canvas: HTMLCanvasElement): Clear {
  const ratio = Math.min(2, devicePixelRatio)
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio)
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio)
  const context = canvas.getContext('2d')!
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  context.lineJoin = 'round'
  return { context, width, height, look: getComputedStyle(canvas) }
}
