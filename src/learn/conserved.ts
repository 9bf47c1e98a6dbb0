import { orthonormalize } from '../math/orthonormalize.ts'
import type { Learned } from './scaled-network.ts'
import type { SymmetryGroup } from './symmetry-group.ts'

/** Directions in which nothing may change: orthonormal, shape [dim, count], in columns. */
export interface Conserved {
  readonly dim: number
  readonly count: number
  readonly directions: Float64Array
}

/**
 * @param laws Coefficients c of each quantity c · y that stays constant; [count][dim], independent.
 * @throws RangeError for coefficients of another number, and for laws that follow from the others.
 */
export function conservedDirections(who: string, dim: number, laws: readonly (readonly number[])[]): Conserved {
  const count = laws.length
  const directions = new Float64Array(dim * count)
  const lengths = new Float64Array(count)
  for (const [k, law] of laws.entries()) {
    if (law.length !== dim || !law.every(Number.isFinite))
      throw new RangeError(`${who}: conserved ${k} must be ${dim} finite coefficients, got ${law.join(', ')}`)
    const size = Math.hypot(...law)
    for (let i = 0; i < dim; i++) directions[i * count + k] = size > 0 ? law[i] / size : 0
  }
  if (count <= dim) orthonormalize(directions, dim, lengths)
  const bad = lengths.findIndex((length) => length < 1e-9)
  if (bad >= 0) throw new RangeError(`${who}: conserved ${bad} is zero or follows from those before it`)
  return { dim, count, directions }
}

/** Takes the conserved directions out of rows of `dim` numbers, each in units of `scale` where that is given. */
export function projectRows(
  { dim, count, directions }: Conserved,
  rows: Float64Array,
  scale: Float64Array = new Float64Array(dim).fill(1),
): Float64Array {
  const projected = rows.slice()
  for (let from = 0; from < rows.length; from += dim)
    for (let k = 0; k < count; k++) {
      let along = 0
      for (let i = 0; i < dim; i++) along += directions[i * count + k] * projected[from + i] * scale[i]
      for (let i = 0; i < dim; i++) projected[from + i] -= (along * directions[i * count + k]) / scale[i]
    }
  return projected
}

/** The network with a readout that has nothing in the conserved directions. */
export function projectReadout(conserved: Conserved, learned: Learned): Learned {
  const { network, outputScaler } = learned
  const readout = projectRows(conserved, network.readout, outputScaler.scale)
  const mean = projectRows(conserved, outputScaler.mean)
  return { ...learned, network: { ...network, readout }, outputScaler: { ...outputScaler, mean } }
}

/** @throws RangeError if the group turns what must not change into what may. */
export function checkCompatible(who: string, conserved: Conserved, { dim, elements }: SymmetryGroup): void {
  const { count, directions } = conserved
  for (const element of elements)
    for (let k = 0; k < count; k++) {
      const turned = new Float64Array(dim)
      for (let i = 0; i < dim; i++)
        for (let j = 0; j < dim; j++) turned[j] += directions[i * count + k] * element[i * dim + j]
      if (projectRows(conserved, turned).some((value) => Math.abs(value) > 1e-9))
        throw new RangeError(`${who}: the symmetries turn conserved quantity ${k} into one that is not conserved`)
    }
}
