import type { Dataset } from '../dataset/dataset.ts'
import { firstNonFinite } from '../math/vector.ts'

/** @throws RangeError for fewer than two samples, arrays that do not match their shape, or numbers that are not finite. */
export function checkDataset(dataset: Dataset, weights?: Float64Array): void {
  const { size } = dataset
  if (!(size >= 2)) throw new RangeError(`fitNetwork: ${size} samples; at least 2 are needed`)
  checkRows(dataset)
  if (weights) checkWeights(weights, size)
}

/** The same for rows that are only part of the data. */
export function checkRows({ size, inputDim, targetDim, inputs, targets }: Dataset): void {
  for (const [name, values, dim] of [
    ['inputs', inputs, inputDim],
    ['targets', targets, targetDim],
  ] as const) {
    if (values.length !== size * dim)
      throw new RangeError(`fitNetwork: ${name} hold ${values.length} numbers, expected ${size} × ${dim}`)
    const bad = firstNonFinite(values)
    if (bad >= 0)
      throw new RangeError(`fitNetwork: ${name} row ${Math.floor(bad / dim)}, column ${bad % dim} is ${values[bad]}`)
  }
}

function checkWeights(weights: Float64Array, size: number): void {
  if (weights.length !== size) throw new RangeError(`fitNetwork: ${weights.length} weights for ${size} samples`)
  const bad = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)))
  if (bad >= 0)
    throw new RangeError(`fitNetwork: weight ${bad} is ${weights[bad]}; weights are finite and not negative`)
}
