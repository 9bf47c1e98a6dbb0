import { createKernels, type Kernels } from '../kernels/kernels.ts'
import { paddedColumns, type Tiled, tiledIndex, tiledView, tilesFor } from '../kernels/tiled.ts'
import { hasSkip } from './features.ts'
import { activationNumber, layerParameters } from './kernel-layer.ts'
import type { SampledNetwork } from './sampled-network.ts'

/** A network in the core's memory. */
export interface KernelNetwork {
  readonly kernels: Kernels
  /** Address of its description, see src/kernels/assembly/network.ts. */
  readonly address: number
  readonly inputDim: number
  readonly outputDim: number
  /** Rows that `evaluate` works on at a time. */
  readonly blockRows: number
}

/** Copies a network into a fresh instance of the core. */
export function kernelNetwork(network: SampledNetwork): KernelNetwork {
  const { inputDim, outputDim, layers } = network
  const kernels = createKernels()
  const blockRows = Math.max(64, inputDim + 1)
  const skip = hasSkip(layers)
  const widths = layers.map(({ width }) => width)
  const parameters = layers.map((layer, l) =>
    layerParameters(kernels, layer, skip ? paddedColumns([inputDim, ...widths.slice(0, l)]) : undefined),
  )
  const readout = placeReadout(kernels, network)
  const words = 7 + 3 * layers.length
  const address = kernels.alloc(Math.ceil(words / 2))
  const describe = (work: number): void => {
    const hidden = layers.flatMap((layer, l) => [layer.width, parameters[l].address, activationNumber(layer)])
    const description = [inputDim, outputDim, layers.length, readout.address, work, blockRows, Number(skip), ...hidden]
    new Int32Array(kernels.memory.buffer, address, words).set(description)
  }
  // The work space's size follows from the description.
  describe(0)
  describe(kernels.alloc(Math.ceil(kernels.workBytes(address) / 8)))
  return { kernels, address, inputDim, outputDim, blockRows }
}

/** The readout with its rows in the core's order. */
function placeReadout(kernels: Kernels, network: SampledNetwork): Tiled {
  const { outputDim, readout } = network
  const { rows, count } = coreRows(network)
  const stride = 4 * tilesFor(count)
  const tiles = tilesFor(outputDim)
  const tiled = { address: kernels.alloc(4 * stride * tiles), stride, tiles }
  const doubles = tiledView(kernels, tiled)
  for (let c = 0; c < outputDim; c++)
    for (let k = 0; k < rows.length; k++) doubles[tiledIndex(stride, rows[k], c)] = readout[k * outputDim + c]
  return tiled
}

/**
 * Where the core has the features [1, inputs (if linear), neurons], and how many it has, padding before the last included:
 * neurons, 1, inputs; with skip connections inputs, neurons of each layer, 1.
 */
function coreRows({ inputDim, layers, linear }: SampledNetwork): { rows: number[]; count: number } {
  const inputs = Array.from({ length: inputDim }, (_, j) => j)
  if (hasSkip(layers)) {
    const { position } = paddedColumns([inputDim, ...layers.map(({ width }) => width)])
    const one = position[position.length - 1] + 1
    return { rows: [one, ...(linear ? inputs : []), ...position.subarray(inputDim)], count: one + 1 }
  }
  const { width } = layers[layers.length - 1]
  const behind = inputs.map((j) => width + 1 + j)
  const neurons = Array.from({ length: width }, (_, u) => u)
  return { rows: [width, ...(linear ? behind : []), ...neurons], count: width + 1 + inputDim }
}
