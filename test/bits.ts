// Prints a hash of everything that a seed decides: a trajectory, a fitted network, its rollout. Run by bits.test.ts.
import { createHash } from 'node:crypto'
import { integrate, learnDelayMap, learnFlowMap, rollout, timeGrid } from '../src/index.ts'
import { lorenz63 } from '../systems/index.ts'

export function bits(): string {
  const truth = integrate(lorenz63, [1, 1, 1], timeGrid(0, 0.05, 1000))
  const deep = learnFlowMap(truth, { width: [20, 60], seed: 5 })
  const noisy = learnDelayMap(truth, { delays: 3, width: 40, seed: 6, ridge: 'leave-one-out' })
  const { states } = rollout(deep, [1, 1, 1], timeGrid(0, 0.05, 200))
  const hash = createHash('sha256')
  for (const array of [
    truth.states,
    deep.network.layers[1].weights,
    deep.network.readout,
    noisy.network.readout,
    states,
  ])
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  return hash.digest('hex')
}

if (process.argv[2] === 'print') process.stdout.write(bits())
