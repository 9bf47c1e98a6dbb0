import { checkCount } from '../../dataset/checks.ts'

/** What a site of a ring, a line or a grid sees of the others, and what there is beyond the ends. */
export interface NeighborhoodOptions {
  /** Sites that are seen on either side, or [to the left, to the right] on a line. */
  readonly radius: number | readonly [left: number, right: number]
  /** Variables of a site; the state is one channel after another, each site by site. Default 1. */
  readonly channels?: number
  /** Rows and columns of a plane, whose sites are in the state row by row; default: one line or ring. */
  readonly grid?: readonly [rows: number, columns: number]
  /** On a grid: the square of sites up to `radius` away, or those in as many steps along rows and columns. Default 'moore'. */
  readonly shape?: 'moore' | 'von-neumann'
  /** Ends joined to a ring (or a torus), or a fixed value of each channel beyond them, 'zero' or given. Default 'periodic'. */
  readonly boundary?: 'periodic' | 'zero' | { readonly values: readonly number[] }
}

/** Where in the state every site's row of inputs is read. Plain data. */
export interface Neighborhood {
  readonly sites: number
  readonly channels: number
  /** Inputs of a site: neighbors times channels, the channels of a neighbor side by side. */
  readonly inputDim: number
  /** Index into the state of each input of each site, or dim + channel beyond the ends; shape [sites, inputDim]. */
  readonly places: Int32Array
  /** How far away each input is, in sites; shape [inputDim]. */
  readonly distances: Float64Array
  /** Which inputs are the site's own channels; shape [channels]. */
  readonly own: Int32Array
  /** Values beyond the ends; shape [channels]. */
  readonly beyond: Float64Array
}

type Offset = readonly [row: number, column: number]

/** @throws RangeError for options that do not describe neighborhoods in a state of this many variables. */
export function neighborhoodOf(dim: number, options: NeighborhoodOptions, by: string): Neighborhood {
  const { channels = 1, boundary = 'periodic' } = options
  checkCount(channels, `${by}: channels`)
  const sites = dim / channels
  const [rows, columns] = options.grid ?? [1, sites]
  if (!Number.isInteger(sites) || rows * columns !== sites || !(rows > 0))
    throw new RangeError(
      `${by}: a state of ${dim} variables is not ${channels} channels on ${options.grid ? `${rows} × ${columns}` : 'whole'} sites`,
    )
  const offsets = offsetsOf(options, by)
  checkFits(offsets, rows, columns, by)
  const inputDim = offsets.length * channels
  const places = new Int32Array(sites * inputDim)
  for (let site = 0, at = 0; site < sites; site++)
    for (const offset of offsets) {
      const seen = seenFrom(site, offset, rows, columns, boundary === 'periodic')
      for (let c = 0; c < channels; c++) places[at++] = seen < 0 ? dim + c : c * sites + seen
    }
  const distances = offsets.flatMap((offset) => new Array<number>(channels).fill(Math.hypot(...offset)))
  const middle = offsets.findIndex(([row, column]) => row === 0 && column === 0)
  const own = Int32Array.from({ length: channels }, (_, c) => middle * channels + c)
  return {
    ...{ sites, channels, inputDim, places, own },
    distances: Float64Array.from(distances),
    beyond: beyondEnds(boundary, channels, by),
  }
}

function offsetsOf({ radius, grid, shape = 'moore' }: NeighborhoodOptions, by: string): Offset[] {
  const [left, right] = typeof radius === 'number' ? [radius, radius] : radius
  for (const reach of [left, right])
    if (!(Number.isInteger(reach) && reach >= 0))
      throw new RangeError(`${by}: radius must be a whole number of sites, or [left, right], got ${radius}`)
  if (shape !== 'moore' && shape !== 'von-neumann')
    throw new RangeError(`${by}: shape must be 'moore' or 'von-neumann', got '${shape}'`)
  const across = span(left, right)
  if (!grid) return across.map((column) => [0, column])
  if (left !== right) throw new RangeError(`${by}: radius on a grid is one number, got [${left}, ${right}]`)
  const all = across.flatMap((row) => across.map((column): Offset => [row, column]))
  return shape === 'moore' ? all : all.filter(([row, column]) => Math.abs(row) + Math.abs(column) <= left)
}

function span(left: number, right: number): number[] {
  return Array.from({ length: left + 1 + right }, (_, k) => k - left)
}

/** A site that is seen twice would be two equal inputs. */
function checkFits(offsets: readonly Offset[], rows: number, columns: number, by: string): void {
  for (const [axis, size] of [rows, columns].entries()) {
    const along = offsets.map((offset) => offset[axis])
    const width = Math.max(...along) - Math.min(...along) + 1
    if (width > size)
      throw new RangeError(`${by}: a neighborhood ${width} wide does not fit ${size} sites; lower the radius`)
  }
}

/** The site at an offset, or −1 beyond the ends. */
function seenFrom(site: number, [down, across]: Offset, rows: number, columns: number, ring: boolean): number {
  const row = Math.floor(site / columns) + down
  const column = (site % columns) + across
  if (ring) return ((row + rows) % rows) * columns + ((column + columns) % columns)
  return row < 0 || row >= rows || column < 0 || column >= columns ? -1 : row * columns + column
}

function beyondEnds(boundary: NeighborhoodOptions['boundary'], channels: number, by: string): Float64Array {
  if (boundary === 'periodic' || boundary === 'zero' || boundary === undefined) return new Float64Array(channels)
  const { values } = boundary
  if (!(values?.length === channels && values.every(Number.isFinite)))
    throw new RangeError(
      `${by}: boundary must be 'periodic', 'zero' or { values: one finite number per channel }, got ${JSON.stringify(boundary)}`,
    )
  return Float64Array.from(values)
}
