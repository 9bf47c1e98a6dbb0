/** What happens at the ends: they are joined to a ring, or a value is held there. */
export type Boundary = 'periodic' | 'dirichlet'

export interface GridOptions {
  /** Grid points. */
  readonly size?: number
  /** Length of the domain; the parameter `length` of the system. */
  readonly length?: number
}

export interface BoundedGridOptions extends GridOptions {
  /** Default 'periodic'. */
  readonly boundary?: Boundary
}

export interface Grid {
  readonly size: number
  readonly length: number
  readonly boundary?: Boundary
}

/** Number of intervals between grid points: on a ring as many as points, else one more. */
export function intervals({ size, boundary = 'periodic' }: Grid): number {
  return boundary === 'periodic' ? size : size + 1
}

/** Where the values of a field are: x = 0, h, … on a ring, else h, 2h, … between the ends; shape [size]. */
export function gridPoints(grid: Grid): Float64Array {
  const h = grid.length / intervals(grid)
  const first = grid.boundary === 'dirichlet' ? 1 : 0
  return Float64Array.from({ length: grid.size }, (_, i) => (i + first) * h)
}

/** u0, u1, … */
export function labels(letter: string, size: number): string[] {
  return Array.from({ length: size }, (_, i) => `${letter}${i}`)
}

/** What of a system is only known once its grid is made. */
export const onGrid = ['dim', 'variables', 'parameters', 'initialState', 'field', 'invariants', 'with'] as const

/** Values of a function at the grid points. */
export function sample(grid: Grid, value: (x: number) => number): number[] {
  return Array.from(gridPoints(grid), value)
}

/** @throws RangeError unless size is a whole number from 3 on, length positive and finite, boundary a known one. */
export function checkGrid(by: string, { size, length, boundary = 'periodic' }: Grid): void {
  if (boundary !== 'periodic' && boundary !== 'dirichlet')
    throw new RangeError(`${by}: boundary must be 'periodic' or 'dirichlet', got '${boundary}'`)
  if (!(Number.isInteger(size) && size >= 3))
    throw new RangeError(`${by}: size must be a whole number of grid points, at least 3, got ${size}`)
  if (!(length > 0 && Number.isFinite(length)))
    throw new RangeError(`${by}: length must be positive and finite, got ${length}`)
}

/** The same for a grid that is transformed. @throws RangeError also unless its transform has a power of 2 as size. */
export function checkSpectralGrid(by: string, grid: Grid): void {
  checkGrid(by, grid)
  const inner = grid.boundary === 'dirichlet' ? 1 : 0
  const log = Math.log2(grid.size + inner)
  if (Number.isInteger(log)) return
  const [below, above] = [Math.floor(log), Math.ceil(log)].map((power) => 2 ** power - inner)
  const rule = inner === 1 ? 'one less than a power of 2 between fixed ends' : 'a power of 2 on a ring'
  throw new RangeError(`${by}: size must be ${rule}, got ${grid.size}; take ${below} or ${above}`)
}
