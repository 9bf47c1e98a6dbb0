import { emptyFactor, foldSource } from '../math/least-squares/qr-factor.ts'
import type { Design, Factorizer } from './design.ts'
import { featureCount, featureWriter } from './features.ts'

/** The readable TypeScript twin of `kernelFactorizer`, and its oracle in the tests. */
export function plainFactorizer({ layers, linear, targetDim }: Design): Factorizer {
  const inputDim = layers[0].inputDim
  const columns = featureCount(layers, linear)
  const writeFeatures = featureWriter(layers, linear)
  const factor = emptyFactor(columns, targetDim)
  return {
    add(inputs, targets, n, weights) {
      const write = (i: number, row: Float64Array): void => {
        writeFeatures(inputs.subarray(i * inputDim, (i + 1) * inputDim), row)
        for (let c = 0; c < targetDim; c++) row[columns + c] = targets[i * targetDim + c]
        if (weights) for (let j = 0, factor = Math.sqrt(weights[i]); j < row.length; j++) row[j] *= factor
      }
      foldSource(factor, { size: n, write })
    },
    finish: () => ({ ...factor, r: factor.r.slice(), residual: factor.residual.slice() }),
    bytes: () => 2 * factor.r.byteLength,
  }
}
