import type { RowSource } from '../../math/least-squares/qr-factor.ts'
import { orthonormalize } from '../../math/orthonormalize.ts'
import { emptyOrbit, product, type Shot, shoot } from './orbit.ts'

/** A map that is linear in its readout: ∂next[c]/∂readout[u, c] = gain[c] · feature[u]. */
export interface ReadoutMap extends Shot {
  /** Shape [features, dim], row-major. */
  readonly readout: Float64Array
  readonly features: (y: Float64Array, out: Float64Array) => void
  readonly gain: Float64Array
}

/** A stretch of observations, and the start of the orbit that follows them. */
export interface ShotWindow {
  /** Shape [length, dim]. */
  readonly observed: Float64Array
  readonly start: Float64Array
}

/**
 * The rows of one Gauss–Newton step for the readout: residuals of each window's orbit, linearized in the readout and in
 * the window's own start, which is eliminated by projecting on what it cannot explain. The unknowns are the whole
 * readout, not its change, so that a penalty on them means what it does in any other fit.
 *
 * @param unit Shape [dim]: what an error of 1 is.
 */
export function windowRows(map: ReadoutMap, windows: readonly ShotWindow[], unit: Float64Array): RowSource {
  const { dim, readout } = map
  const rowsPerWindow = windows[0].observed.length
  const width = readout.length + 1
  const block = new Float64Array(rowsPerWindow * width)
  let current = -1
  const writeWindow = windowWriter(map, rowsPerWindow / dim, unit, block)
  return {
    size: windows.length * rowsPerWindow,
    write(i, row) {
      const index = Math.floor(i / rowsPerWindow)
      if (index !== current) writeWindow(windows[index])
      current = index
      const at = (i % rowsPerWindow) * width
      row.set(block.subarray(at, at + width))
    },
  }
}

/** Writes the rows of one window into `block`. */
function windowWriter(
  map: ReadoutMap,
  length: number,
  unit: Float64Array,
  block: Float64Array,
): (w: ShotWindow) => void {
  const { dim, readout, gain, features } = map
  const columns = readout.length
  const width = columns + 1
  const orbit = emptyOrbit(length, dim)
  const j = new Float64Array(dim * dim)
  const phi = new Float64Array(columns / dim)
  const lengths = new Float64Array(dim)
  let now = new Float64Array(dim * columns)
  let next = new Float64Array(dim * columns)
  const step = (y: Float64Array): void => {
    map.jacobian(y, j)
    product(j, now, dim, columns, next, 0)
    features(y, phi)
    for (let c = 0; c < dim; c++)
      for (let u = 0; u < phi.length; u++) next[c * columns + u * dim + c] += gain[c] * phi[u]
    ;[now, next] = [next, now]
  }
  const writeRows = (k: number, observed: Float64Array): void => {
    for (let a = 0; a < dim; a++) {
      const at = (k * dim + a) * width
      let along = observed[k * dim + a] - orbit.states[k * dim + a]
      for (let i = 0; i < columns; i++) {
        const slope = now[a * columns + i]
        block[at + i] = slope / unit[a]
        along += slope * readout[i]
      }
      block[at + columns] = along / unit[a]
    }
  }
  return ({ observed, start }) => {
    shoot(map, start, orbit, j)
    now.fill(0)
    for (let k = 0; k < length; k++) {
      writeRows(k, observed)
      if (k + 1 < length) step(orbit.states.subarray(k * dim, (k + 1) * dim))
    }
    const { sensitivities } = orbit
    for (let r = 0; r < sensitivities.length; r++) sensitivities[r] /= unit[Math.floor(r / dim) % dim]
    orthonormalize(sensitivities, length * dim, lengths)
    projectOut(sensitivities, dim, block, width)
  }
}

/** Takes the directions of orthonormal columns, shape [rows, count], out of every column of the block. */
function projectOut(basis: Float64Array, count: number, block: Float64Array, width: number): void {
  const rows = basis.length / count
  const along = new Float64Array(width)
  for (let b = 0; b < count; b++) {
    along.fill(0)
    for (let r = 0; r < rows; r++)
      for (let i = 0, weight = basis[r * count + b], at = r * width; i < width; i++) along[i] += weight * block[at + i]
    for (let r = 0; r < rows; r++)
      for (let i = 0, weight = basis[r * count + b], at = r * width; i < width; i++) block[at + i] -= weight * along[i]
  }
}
