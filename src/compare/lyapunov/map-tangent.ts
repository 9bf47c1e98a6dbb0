import { centralDifferences } from '../../math/central-differences.ts'
import { factorize } from '../../math/lu.ts'
import { orthonormalize } from '../../math/orthonormalize.ts'
import { allFinite, copy } from '../../math/vector.ts'
import type { MapSystem } from '../../system/system.ts'
import type { Tangent } from './tangent.ts'

/** The map and the products of its Jacobians. The frame is made orthonormal after every iteration. */
export function mapTangent(system: MapSystem, y0: Float64Array, count: number, t0: number): Tangent {
  const { dim, dt = 1, name } = system
  const jacobian = system.jacobian ?? centralDifferences((t, y, out) => system.advance(y, out, t), dim)
  const partials = new Float64Array(dim * dim)
  const frame = new Float64Array(dim * count)
  const image = new Float64Array(dim * count)
  const lengths = new Float64Array(count)
  const swaps = new Int32Array(dim)
  const y = y0.slice()
  const next = new Float64Array(dim)
  let n = 0
  for (let j = 0; j < count; j++) frame[j * count + j] = 1
  return {
    advance(end, growth) {
      for (; (n + 0.5) * dt < end; n++) {
        const t = t0 + n * dt
        jacobian(t, y, partials)
        system.advance(y, next, t)
        if (!allFinite(next) || !allFinite(partials)) {
          const message = `${name} left the finite numbers at t = ${t0 + (n + 1) * dt}, iteration ${n + 1}`
          return { status: 'diverged', message }
        }
        multiply(partials, frame, dim, count, image)
        orthonormalize(image, dim, lengths)
        copy(image, frame)
        copy(next, y)
        for (let j = 0; j < count; j++) growth[j] += Math.log(lengths[j])
        growth[count] += logDeterminant(partials, dim, swaps)
      }
      return undefined
    },
  }
}

/** Writes the product of a, shape [n, n], and b, shape [n, count], into out. */
function multiply(a: Float64Array, b: Float64Array, n: number, count: number, out: Float64Array): void {
  out.fill(0)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k]
      if (factor === 0) continue
      for (let j = 0; j < count; j++) out[i * count + j] += factor * b[k * count + j]
    }
}

/** The logarithm of the determinant's size, −Infinity for a singular matrix; overwrites it. */
function logDeterminant(matrix: Float64Array, n: number, swaps: Int32Array): number {
  if (!factorize(matrix, n, swaps)) return Number.NEGATIVE_INFINITY
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.log(Math.abs(matrix[i * n + i]))
  return sum
}
