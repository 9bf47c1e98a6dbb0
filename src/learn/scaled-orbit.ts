import { kernelNetwork } from '../network/kernel-network.ts'
import { networkEngine } from '../network/network-engine.ts'
import type { Learned } from './scaled-network.ts'

/** Steps that the core takes before its states are copied out. */
const CHUNK = 1024

/**
 * Applies the network to its own output again and again, without leaving the core.
 *
 * @returns A function that fills rows 1 … steps of `states`, shape [steps + 1, dim], from row 0, and says how many of
 * them are finite; undefined where the core does not run the network or an input is periodic. The same bits as step
 * after step with `scaledEvaluator`.
 *
 * @param increments Whether the network gives the next state less the present one.
 */
export function scaledOrbit(
  learned: Learned,
  increments: boolean,
): ((states: Float64Array, steps: number) => number) | undefined {
  const engine = networkEngine(learned.network.layers)
  if (engine !== 'webassembly' || learned.periods.some((period) => period !== 0)) return undefined
  let core: ReturnType<typeof placeInCore> | undefined
  return (states, steps) => {
    core ??= placeInCore(learned)
    const { kernels, address, dim, scaling, buffer, work, view } = core
    for (let done = 0; done < steps; ) {
      const count = Math.min(CHUNK, steps - done)
      view.set(states.subarray(done * dim, (done + 1) * dim))
      const finite = kernels.rollout(address, scaling, increments, buffer, count, work)
      states.set(view.subarray(dim, (finite + 1) * dim), (done + 1) * dim)
      done += finite
      if (finite < count) return done
    }
    return steps
  }
}

function placeInCore(learned: Learned) {
  const { kernels, address, inputDim: dim } = kernelNetwork(learned.network)
  const scaling = kernels.alloc(4 * dim)
  const buffer = kernels.alloc((CHUNK + 1) * dim)
  const work = kernels.alloc(kernels.rolloutBytes(address) / 8 + 8 * Math.ceil(dim / 4))
  const { inputScaler, outputScaler } = learned
  const rows = [inputScaler.mean, inputScaler.scale.map((scale) => 1 / scale), outputScaler.mean, outputScaler.scale]
  rows.forEach((row, i) => {
    kernels.view(scaling + 8 * i * dim, dim).set(row)
  })
  const view = kernels.view(buffer, (CHUNK + 1) * dim)
  return { kernels, address, dim, scaling, buffer, work, view }
}
