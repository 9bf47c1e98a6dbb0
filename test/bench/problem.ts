import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from '../../src/dataset/dataset.ts'
import type { Layer } from '../../src/network/sampled-network.ts'
import type { LayerSampler } from '../../src/network/sampler.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** State variables of Lorenz 63. */
export const DIM = 3
export const DT = 0.05
export const SEED = 1

export interface Task {
  /** Training samples. */
  readonly n: number
  /** Neurons. */
  readonly k: number
  /** Factor on the sampled slopes. */
  readonly slopeScale: number
}

/**
 * The flow map of Lorenz 63, to be learned from n samples with k given neurons. All in files of raw doubles, so that every
 * process and language reads the same: states [n + 1, 3] of a trajectory, standardized; test states [2001, 3] of another,
 * in the same units; and, neuron after neuron, weights [k, 3], then biases [k]. Targets are the states one row later.
 */
export interface Problem extends Task {
  readonly layer: Layer
  readonly test: Dataset
  /** Path of the states. */
  readonly statesFile: string
}

export function problemFiles(
  folder: string,
  { n, k, slopeScale }: Task,
): { readonly states: string; readonly test: string; readonly neurons: string } {
  const path = (...name: readonly (string | number)[]): string => join(folder, name.join('-'))
  return { states: path('states', n), test: path('test', n), neurons: path('neurons', n, k, slopeScale) }
}

export function readProblem(folder: string, task: Task): Problem {
  const { n, k, slopeScale } = task
  const files = problemFiles(folder, task)
  const neurons = readDoubles(files.neurons)
  const weights = neurons.slice(0, DIM * k)
  const biases = neurons.slice(DIM * k)
  return {
    n,
    k,
    slopeScale,
    layer: { inputDim: DIM, width: k, weights, biases, activation: 'tanh' },
    test: pairs(readDoubles(files.test)),
    statesFile: files.states,
  }
}

/** A sampler that samples nothing: every contender gets the problem's own neurons. */
export function givenSampler({ layer }: Problem): LayerSampler {
  return () => layer
}

export function trainingPairs({ statesFile }: Problem): Dataset {
  return pairs(readDoubles(statesFile))
}

export function trainingTrajectory({ statesFile, n }: Problem): Trajectory {
  return { dim: DIM, times: timeGrid(0, DT, n), states: readDoubles(statesFile), status: 'complete' }
}

/** Every state with the next one; views. */
export function pairs(states: Float64Array): Dataset {
  const size = states.length / DIM - 1
  const [inputs, targets] = [states.subarray(0, -DIM), states.subarray(DIM)]
  return { size, inputDim: DIM, targetDim: DIM, inputs, targets }
}

export function readDoubles(file: string): Float64Array {
  const bytes = readFileSync(file)
  // A small file's buffer is part of a larger one, at any offset.
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}
