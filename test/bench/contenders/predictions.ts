import { featureCount, featureWriter } from '../../../src/network/features.ts'
import type { MapSystem } from '../../../src/system/system.ts'
import type { Problem } from '../problem.ts'
import type { Predict } from './contender.ts'

/** A map applied once to every row. */
export function mapPredictions({ advance, dim }: MapSystem): Predict {
  return (inputs) => {
    const outputs = new Float64Array(inputs.length)
    for (let i = 0; i < inputs.length; i += dim) advance(inputs.subarray(i, i + dim), outputs.subarray(i, i + dim), 0)
    return outputs
  }
}

/** All features [1 | x | neurons] of some inputs, row after row. */
export function featureRows({ layer }: Problem, inputs: Float64Array): Float64Array[] {
  const write = featureWriter([layer], true)
  return Array.from({ length: inputs.length / layer.inputDim }, (_, i) => {
    const row = new Float64Array(featureCount([layer], true))
    write(inputs.subarray(i * layer.inputDim, (i + 1) * layer.inputDim), row)
    return row
  })
}
