import { createKernels, type Kernels } from '../kernels/kernels.ts'
import { type Tiled, tiledIndex, tiledView, tilesFor } from '../kernels/tiled.ts'
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
  const parameters = layers.map((layer) => layerParameters(kernels, layer))
  const readout = placeReadout(kernels, network)
  const words = 6 + 3 * layers.length
  const address = kernels.alloc(Math.ceil(words / 2))
  const describe = (work: number): void => {
    const hidden = layers.flatMap((layer, l) => [layer.width, parameters[l].address, activationNumber(layer)])
    const description = [inputDim, outputDim, layers.length, readout.address, work, blockRows, ...hidden]
    new Int32Array(kernels.memory.buffer, address, words).set(description)
  }
  // The work space's size follows from the description.
  describe(0)
  describe(kernels.alloc(Math.ceil(kernels.workBytes(address) / 8)))
  return { kernels, address, inputDim, outputDim, blockRows }
}

/** The readout with its rows in the core's order: neurons, bias, inputs. */
function placeReadout(kernels: Kernels, { inputDim, outputDim, layers, linear, readout }: SampledNetwork): Tiled {
  const neurons = layers[layers.length - 1].width
  const free = linear ? 1 + inputDim : 1
  const stride = 4 * tilesFor(neurons + 1 + inputDim)
  const tiles = tilesFor(outputDim)
  const tiled = { address: kernels.alloc(4 * stride * tiles), stride, tiles }
  const doubles = tiledView(kernels, tiled)
  for (let c = 0; c < outputDim; c++) {
    for (let u = 0; u < neurons; u++) doubles[tiledIndex(stride, u, c)] = readout[(free + u) * outputDim + c]
    for (let j = 0; j < free; j++) doubles[tiledIndex(stride, neurons + j, c)] = readout[j * outputDim + c]
  }
  return tiled
}
