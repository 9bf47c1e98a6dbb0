import { checkCount, trajectoryList } from '../../dataset/checks.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { type Scaler, standardScaler } from '../../dataset/scaling.ts'
import type { LeastSquaresReport, Ridge } from '../../math/least-squares/solve-factor.ts'
import { concatenate } from '../../math/vector.ts'
import { slice, stateAt, type Trajectory } from '../../trajectory.ts'
import { checkHistory, type Forecaster } from '../forecaster.ts'
import { learnedBase, type StateSpace, stateSpace, variableNames, withoutParameters } from '../learned-system.ts'
import { combination, type Features, fitLinear } from './linear-fit.ts'
import { driveOf, type Reservoir, type ReservoirOptions, reservoir } from './reservoir.ts'

export interface EchoStateNetworkOptions extends ReservoirOptions {
  /** Samples that only wash out the reservoir's start, which is zero; default 100. */
  readonly warmup?: number
  /** Penalty on the readout, bar its constant and variables; default { relative: 1e-8 }. */
  readonly ridge?: Ridge
}

/** Its state is a sample and then the nodes of a reservoir that has seen the samples before it. */
export interface EchoStateNetwork extends Forecaster {
  readonly warmup: number
  /** The states along a record, from sample `warmup` on: where forecasts may start. @throws RangeError for a short one. */
  readonly synchronize: (record: Trajectory) => Trajectory
  readonly report: LeastSquaresReport
}

/**
 * A recurrent network that is not trained but for its readout: the next sample by ridge regression on the present one and
 * on the nodes that it has driven.
 *
 * Source: H. Jaeger, H. Haas, Science 304, 78-80 (2004).
 *
 * @param records One or many, of any lengths, with the same uniform sampling interval; each warms up by itself, and one that
 * ends with the warm-up adds nothing.
 * @throws RangeError if no record is longer than the warm-up and a sample, or options out of range.
 */
export function echoStateNetwork(
  records: Trajectory | readonly Trajectory[],
  options: EchoStateNetworkOptions,
): EchoStateNetwork {
  const who = 'echoStateNetwork'
  const { warmup = 100, ridge = { relative: 1e-8 }, size } = options
  checkCount(warmup, `${who}: warmup`)
  const list = longRecords(trajectoryList(records, who), warmup)
  const [{ dim: channels }] = list
  const scaler = standardScaler(concatenate(...list.map(({ states }) => states)), channels)
  const nodes: DrivenNodes = { scaler, reservoir: reservoir(who, channels, options), warmup }
  const renew = renewer(nodes)
  const along = list.map((record) => statesAlong(record, nodes, renew))
  const features = affine(channels + size)
  const { coefficients, report } = fitLinear(features, readoutPairs(along, channels), ridge, 1 + channels)
  const dt = samplingInterval(records)
  return echoStateNetworkOf({
    learner: 'echo-state-network',
    space: stateSpace(along),
    dt,
    nodes,
    coefficients,
    report,
  })
}

/** An echo state network as plain data. */
export type EchoStateNetworkRecipe = {
  readonly learner: 'echo-state-network'
  /** Of samples with nodes. */
  readonly space: StateSpace
  readonly dt: number
  readonly nodes: DrivenNodes
  /** Of the constant, the sample and the nodes; shape [1 + variables, channels]. */
  readonly coefficients: Float64Array
  readonly report: LeastSquaresReport
}

export function echoStateNetworkOf(recipe: EchoStateNetworkRecipe): EchoStateNetwork {
  const { space, dt, nodes, coefficients, report } = recipe
  const { warmup } = nodes
  const channels = nodes.scaler.mean.length
  const renew = renewer(nodes)
  const evaluate = combination(affine(space.variables.length), coefficients)
  const synchronize = (observed: Trajectory): Trajectory => statesAlong(observed, nodes, renew)
  const name = 'echo state network'
  const system: EchoStateNetwork = {
    ...learnedBase(space),
    kind: 'map',
    name,
    dt,
    channels,
    warmup,
    memory: warmup + 1,
    report,
    recipe,
    synchronize,
    stateAfter: (history) => stateAt(synchronize(checkHistory(name, history, channels, warmup + 1)), -1).slice(),
    advance(y, next) {
      renew(y, next)
      for (let c = 0; c < channels; c++) next[c] = y[c]
      evaluate(next, next)
    },
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** A reservoir that standardized samples drive. Plain data. */
interface DrivenNodes {
  readonly scaler: Scaler
  readonly reservoir: Reservoir
  readonly warmup: number
}

/** Writes the nodes of the next state. */
type Renew = (state: Float64Array, next: Float64Array) => void

function renewer({ scaler, reservoir }: DrivenNodes): Renew {
  const channels = scaler.mean.length
  const drive = driveOf(reservoir)
  const input = new Float64Array(channels)
  return (state, next) => {
    for (let c = 0; c < channels; c++) input[c] = (state[c] - scaler.mean[c]) / scaler.scale[c]
    drive(state.subarray(channels), input, next.subarray(channels))
  }
}

function statesAlong(observed: Trajectory, { scaler, reservoir, warmup }: DrivenNodes, renew: Renew): Trajectory {
  const who = 'echoStateNetwork'
  const [record] = trajectoryList(observed, who)
  const n = record.times.length
  const channels = scaler.mean.length
  const size = reservoir.biases.length
  if (record.dim !== channels) throw new RangeError(`${who}: the record has dim ${record.dim}, not ${channels}`)
  if (n <= warmup) throw new RangeError(`${who}: ${n} samples, but a warm-up of ${warmup} needs ${warmup + 1}`)
  const dim = channels + size
  const nodes = Array.from({ length: size }, (_, i) => `node ${i + 1}`)
  const states = new Float64Array(n * dim)
  const whole: Trajectory = { ...record, dim, states, variables: [...variableNames(record), ...nodes] }
  for (let i = 0; i < n; i++) {
    const state = stateAt(whole, i)
    if (i > 0) renew(stateAt(whole, i - 1), state)
    state.set(stateAt(record, i))
  }
  return slice(whole, warmup)
}

/** Those with a sample that the warm-up is followed by. */
function longRecords(list: readonly Trajectory[], warmup: number): readonly Trajectory[] {
  const long = list.filter(({ times }) => times.length > warmup + 1)
  if (long.length > 0) return long
  const most = Math.max(...list.map(({ times }) => times.length))
  throw new RangeError(
    `echoStateNetwork: ${most} samples, but a warm-up of ${warmup}, a sample and a target need ${warmup + 2}`,
  )
}

/** Pairs of a sample, with the nodes that it has driven, and the sample that follows. */
function readoutPairs(along: readonly Trajectory[], channels: number): Dataset {
  const { size, inputs: before, targets: after, inputDim } = flowPairs(along)
  const inputs = after.slice()
  const targets = new Float64Array(size * channels)
  for (let i = 0; i < size; i++)
    for (let c = 0; c < channels; c++) {
      inputs[i * inputDim + c] = before[i * inputDim + c]
      targets[i * channels + c] = after[i * inputDim + c]
    }
  return { size, inputs, inputDim, targets, targetDim: channels }
}

function affine(dim: number): Features {
  const write = (x: Float64Array, out: Float64Array): void => {
    out[0] = 1
    for (let j = 0; j < dim; j++) out[1 + j] = x[j]
  }
  return { count: 1 + dim, write }
}
