import { createKernels } from '../kernels/kernels.ts'
import { allocTiled } from '../kernels/tiled.ts'
import { chainPasses, runPass } from './layer-passes.ts'
import type { Layer } from './sampled-network.ts'

/** Rows that cross into the core's memory at a time. */
const BLOCK_ROWS = 256

/** `layerOutputs` in the core, with the same bits. */
export function kernelLayerOutputs(layer: Layer, x: Float64Array, n: number, out: Float64Array): void {
  const kernels = createKernels()
  const { inputDim, width } = layer
  const inputs = allocTiled(kernels, BLOCK_ROWS, inputDim)
  const neurons = allocTiled(kernels, BLOCK_ROWS, width)
  const [pass] = chainPasses(kernels, [layer], inputs, neurons)
  const [rawInputs, rawNeurons] = [kernels.alloc(BLOCK_ROWS * inputDim), kernels.alloc(BLOCK_ROWS * width)]
  for (let start = 0; start < n; start += BLOCK_ROWS) {
    const rows = Math.min(BLOCK_ROWS, n - start)
    kernels.view(rawInputs, rows * inputDim).set(x.subarray(start * inputDim, (start + rows) * inputDim))
    kernels.placeColumns(rawInputs, rows, inputDim, inputs.address, inputs.stride, 0)
    runPass(kernels, pass, rows)
    kernels.takeColumns(rawNeurons, rows, width, neurons.address, neurons.stride, 0)
    out.set(kernels.view(rawNeurons, rows * width), start * width)
  }
}
