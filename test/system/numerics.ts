import type { MapSystem, OdeSystem, VectorField } from '../../src/system/system.ts'

/** 10,000 classical Runge–Kutta steps from the initial state. */
export function fineTrajectory({ dim, field, initialState }: OdeSystem): { states: Float64Array[]; h: number } {
  const start = Float64Array.from(initialState)
  const rows = differenceJacobian(dim, 0, start, field)
  const h = 0.001 / Math.max(1, dim * largest(rows), driveRate(dim, start, field))
  const slope = (t: number, y: Float64Array) => Float64Array.from(valuesOf(dim, (out) => field(t, y, out)))
  const states = [start]
  for (let i = 0; i < 10_000; i++) {
    const [t, y] = [i * h, states[i]!]
    const k1 = slope(t, y)
    const k2 = slope(
      t + h / 2,
      y.map((value, j) => value + (h / 2) * k1[j]!),
    )
    const k3 = slope(
      t + h / 2,
      y.map((value, j) => value + (h / 2) * k2[j]!),
    )
    const k4 = slope(
      t + h,
      y.map((value, j) => value + h * k3[j]!),
    )
    states.push(y.map((value, j) => value + (h / 6) * (k1[j]! + 2 * k2[j]! + 2 * k3[j]! + k4[j]!)))
  }
  return { states, h }
}

/** How fast the field changes with time alone: the largest of |∂f/∂t| / |f| over one unit of time. */
function driveRate(dim: number, y: Float64Array, field: VectorField): number {
  const at = (t: number): number[] => valuesOf(dim, (out) => field(t, y, out))
  const step = 1e-6
  return Math.max(
    ...Array.from({ length: 200 }, (_, i) => {
      const [now, soon] = [at(i / 200), at(i / 200 + step)]
      return largest(soon.map((value, j) => value - now[j]!)) / step / (1e-9 + largest(now))
    }),
  )
}

/** The first n states from the initial state on. */
export function orbit({ dim, advance, initialState, dt = 1 }: MapSystem, n: number): Float64Array[] {
  const states = [Float64Array.from(initialState)]
  for (let i = 1; i < n; i++)
    states.push(Float64Array.from(valuesOf(dim, (next) => advance(states[i - 1]!, next, (i - 1) * dt))))
  return states
}

/** Central differences, extrapolated once to fourth order; row-major. */
export function differenceJacobian(dim: number, t: number, y: Float64Array, map: VectorField): number[] {
  const columns = Array.from({ length: dim }, (_, j) => {
    const central = (step: number) => {
      const moved = (by: number) =>
        valuesOf(dim, (out) =>
          map(
            t,
            Float64Array.from(y, (v, k) => (k === j ? v + by : v)),
            out,
          ),
        )
      const [above, below] = [moved(step), moved(-step)]
      return above.map((value, i) => (value - below[i]!) / (2 * step))
    }
    const step = 3e-5 * (1 + Math.abs(y[j]!))
    const [coarse, fine] = [central(step), central(step / 2)]
    return fine.map((value, i) => (4 * value - coarse[i]!) / 3)
  })
  return Array.from({ length: dim * dim }, (_, at) => columns[at % dim]![Math.floor(at / dim)]!)
}

/** What the kernel writes into an output of this size; NaN where it writes nothing. */
export function valuesOf(size: number, write: (out: Float64Array) => void): number[] {
  const out = new Float64Array(size).fill(Number.NaN)
  write(out)
  return [...out]
}

/** Largest absolute value. */
export function largest(values: ArrayLike<number>): number {
  return Math.max(...Array.from(values, Math.abs))
}
