import type { Engine } from '../../kernels/engine.ts'
import { type Evaluator, evaluator } from '../../network/evaluate.ts'
import { kernelNetwork } from '../../network/kernel-network.ts'
import { networkEngine } from '../../network/network-engine.ts'
import { networkJacobian } from '../../network/network-jacobian.ts'
import type { Learned } from '../scaled-network.ts'
import type { Neighborhood } from './neighborhood.ts'

/** Writes one network's values at all sites of a state into out, channel after channel: no checks, no allocation. */
export function siteEvaluator(
  learned: Learned,
  neighborhood: Neighborhood,
  engine: Engine = networkEngine(learned.network.layers),
): Evaluator {
  const { mean, scale } = learned.outputScaler
  const { sites, channels } = neighborhood
  const gather = gatherer(learned, neighborhood)
  const { rows, values, run } = engine === 'webassembly' ? inCore(learned, sites) : rowByRow(learned, sites)
  return (y, out) => {
    gather(y, rows)
    run()
    for (let c = 0; c < channels; c++)
      for (let i = 0; i < sites; i++) out[c * sites + i] = mean[c] + scale[c] * values[i * channels + c]
  }
}

/** Writes the inputs of all sites, in the network's units; shape [sites, inputDim]. */
function gatherer(
  { inputScaler }: Learned,
  { sites, channels, inputDim, places, beyond }: Neighborhood,
): (y: Float64Array, rows: Float64Array) => void {
  const { mean } = inputScaler
  const inverse = inputScaler.scale.map((scale) => 1 / scale)
  const dim = sites * channels
  const padded = new Float64Array(dim + channels)
  padded.set(beyond, dim)
  return (y, rows) => {
    for (let i = 0; i < dim; i++) padded[i] = y[i]
    for (let i = 0, k = 0; i < sites; i++)
      for (let j = 0; j < inputDim; j++, k++) rows[k] = (padded[places[k]] - mean[j]) * inverse[j]
  }
}

/** All sites' rows, their values, and what makes these from those. */
interface Batch {
  readonly rows: Float64Array
  readonly values: Float64Array
  run(): void
}

function inCore({ network }: Learned, sites: number): Batch {
  const { kernels, address, inputDim, outputDim } = kernelNetwork(network)
  const from = kernels.alloc(sites * inputDim)
  const to = kernels.alloc(sites * outputDim)
  return {
    rows: kernels.view(from, sites * inputDim),
    values: kernels.view(to, sites * outputDim),
    run: () => kernels.evaluate(address, from, sites, to),
  }
}

function rowByRow({ network }: Learned, sites: number): Batch {
  const { inputDim, outputDim } = network
  const at = evaluator(network, 'typescript')
  const rows = new Float64Array(sites * inputDim)
  const values = new Float64Array(sites * outputDim)
  const each = Array.from({ length: sites }, (_, i) => ({
    x: rows.subarray(i * inputDim, (i + 1) * inputDim),
    y: values.subarray(i * outputDim, (i + 1) * outputDim),
  }))
  return { rows, values, run: () => each.forEach(({ x, y }) => void at(x, y)) }
}

/** Writes the derivative of all sites' values with respect to the state, shape [dim, dim], zeros too. */
export function siteJacobian(learned: Learned, neighborhood: Neighborhood): Evaluator {
  const { sites, channels, inputDim, places } = neighborhood
  const { inputScaler, outputScaler } = learned
  const dim = sites * channels
  const gather = gatherer(learned, neighborhood)
  const rows = new Float64Array(sites * inputDim)
  const partials = new Float64Array(channels * inputDim)
  let at: Evaluator | undefined
  return (y, jacobian) => {
    at ??= networkJacobian(learned.network)
    gather(y, rows)
    for (let i = 0; i < dim * dim; i++) jacobian[i] = 0
    for (let i = 0; i < sites; i++) {
      at(rows.subarray(i * inputDim, (i + 1) * inputDim), partials)
      for (let j = 0; j < inputDim; j++) {
        const place = places[i * inputDim + j]
        if (place >= dim) continue
        for (let c = 0; c < channels; c++)
          jacobian[(c * sites + i) * dim + place] =
            (partials[c * inputDim + j] * outputScaler.scale[c]) / inputScaler.scale[j]
      }
    }
  }
}
