import { existsSync, writeFileSync } from 'node:fs'
import { scaleRows, standardScaler } from '../../src/dataset/scaling.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { odex } from '../../src/integrate/odex.ts'
import { sampleLayers } from '../../src/network/sample-layers.ts'
import { swim } from '../../src/network/swim.ts'
import { slice, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { DIM, DT, pairs, problemFiles, readDoubles, SEED, type Task } from './problem.ts'

const TEST_PAIRS = 2000
/** Hidden weights are sampled from this many of the samples at most; no contender's time contains it. */
const SAMPLE_ROWS = 10_000
/** Time for a start to reach the attractor. */
const TRANSIENT = 50

/** Writes the files of a problem, where they are not there yet. */
export function prepareProblem(folder: string, task: Task): void {
  const { n, k, slopeScale } = task
  const files = problemFiles(folder, task)
  if (!existsSync(files.states)) {
    const states = onAttractor([1, 1, 1], n)
    const scaler = standardScaler(states, DIM)
    writeFileSync(files.states, scaleRows(scaler, states))
    writeFileSync(files.test, scaleRows(scaler, onAttractor([-5, 3, 30], TEST_PAIRS)))
  }
  if (existsSync(files.neurons)) return
  const rows = pairs(readDoubles(files.states).subarray(0, DIM * (1 + Math.min(n, SAMPLE_ROWS))))
  const [{ weights, biases }] = sampleLayers(rows, { width: k, sampler: swim({ slopeScale }), seed: SEED })
  writeFileSync(files.neurons, Float64Array.of(...weights, ...biases))
}

/** n + 1 states after the transient from y0. */
function onAttractor(y0: readonly number[], n: number): Float64Array {
  const skipped = Math.round(TRANSIENT / DT)
  const method = odex({ relativeTolerance: 1e-13, absoluteTolerance: 1e-13 })
  return slice(integrate(lorenz63, y0, timeGrid(-TRANSIENT, DT, skipped + n), method), skipped).states
}
