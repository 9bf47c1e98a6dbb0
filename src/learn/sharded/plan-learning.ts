import { checkCount } from '../../dataset/checks.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import type { FiniteDifferences } from '../../dataset/derivatives/finite-differences.ts'
import type { RecordPart } from '../../dataset/record-part.ts'
import { GRID_TOLERANCE } from '../../dataset/sampling-interval.ts'
import { type Scaler, scaleFrom, scaleRows } from '../../dataset/scaling.ts'
import type { Box } from '../../math/box.ts'
import type { Moments } from '../../math/moments.ts'
import { sampleDesign } from '../../network/fit-network.ts'
import type { FitOptions } from '../../network/fit-options.ts'
import type { ScalingOptions } from '../fit-scaled-network.ts'
import { embeddedDim, embedRows, periodsOf } from '../input-embedding.ts'
import { firstLook } from './first-look.ts'
import type { LearningPlan } from './learning-plan.ts'
import { leading } from './pair-statistics.ts'
import type { PairTask } from './pair-task.ts'
import type { ShardUnit } from './shard-ranges.ts'
import { type ReadOptions, survey } from './survey.ts'

export interface PlanOptions
  extends Omit<FitOptions, 'weights' | 'ridge' | 'method' | 'energy'>,
    ScalingOptions,
    ReadOptions {
  /** Period of each variable that has one, by name, such as 2π of an angle; states may jump by whole periods. */
  readonly periodic?: Readonly<Record<string, number>>
  /** Time between rows; default the usual one of the first thousand. A step that differs by more than a tenth is a gap. */
  readonly interval?: number
  /** Most pairs that the hidden layers are sampled from, at least half as many where there are; default 10,000. */
  readonly sampleRows?: number
  /** What shards are made of: default 'rows', and 'files' where there are several parts. */
  readonly unit?: ShardUnit
}

export interface FlowMapPlanOptions extends PlanOptions {
  /** Rows that one application of the map advances; default 1. */
  readonly stride?: number
  /** Default 'state', but 'increment' where a variable is periodic, which can then not be 'state'. */
  readonly target?: 'state' | 'increment'
}

export interface VectorFieldPlanOptions extends PlanOptions {
  /** Order of the central differences; default 4. */
  readonly order?: FiniteDifferences['order']
}

/**
 * Reads a record once for what its flow map is learned with: scalers, region, hidden layers, number of rows and checksum.
 *
 * @throws RangeError for rows that do not fit together, times that are not uniform but for gaps, or options out of range.
 */
export function planFlowMap(parts: readonly RecordPart[], options: FlowMapPlanOptions): Promise<LearningPlan> {
  const who = 'planFlowMap'
  const periodic = Object.keys(options.periodic ?? {}).length > 0
  const { stride = 1, target = periodic ? 'increment' : 'state' } = options
  checkCount(stride, `${who}: stride`)
  if (target !== 'increment' && (target !== 'state' || periodic))
    throw new RangeError(`${who}: target must be 'increment'${periodic ? '' : " or 'state'"}, got '${target}'`)
  return planLearning(who, parts, { learner: 'flow-map', stride, target }, options)
}

/** The same for a vector field, whose derivatives are central differences. @throws RangeError as `planFlowMap` does. */
export function planVectorField(parts: readonly RecordPart[], options: VectorFieldPlanOptions): Promise<LearningPlan> {
  const who = 'planVectorField'
  const { order = 4 } = options
  if (![2, 4, 6, 8].includes(order)) throw new RangeError(`${who}: order must be 2, 4, 6 or 8, got ${order}`)
  return planLearning(who, parts, { learner: 'vector-field', order }, options)
}

async function planLearning(
  who: string,
  parts: readonly RecordPart[],
  task: PairTask,
  options: PlanOptions,
): Promise<LearningPlan> {
  const { sampleRows = 10_000, unit = parts.length > 1 ? 'files' : 'rows' } = options
  checkCount(sampleRows, `${who}: sampleRows`)
  if (parts.length === 0) throw new RangeError(`${who}: no parts; give at least one`)
  const look = await firstLook(who, parts[0])
  const { dim, variables } = look
  const { interval: usual = look.usual } = options
  if (!(usual > 0 && Number.isFinite(usual))) throw new RangeError(`${who}: interval must be positive, got ${usual}`)
  const periods = periodsOf(who, variables, options.periodic)
  const found = await survey(who, parts, { task, periods, usual, like: { dim, variables } }, sampleRows, options)
  const mean = uniformMean(who, found.pairs, 2 * dim)
  const inputScaler = scalerOf(who, options, found.embedded, 0, embeddedDim(periods))
  const outputScaler = scalerOf(who, options, found.pairs, dim, dim)
  const sample = scaledSample(found.sample, dim, periods, inputScaler, outputScaler)
  return {
    task,
    space: { variables, initialState: Array.from(found.initialState) },
    interval: { usual, mean },
    parts: parts.map(({ name }, i) => ({ name, rows: found.rows[i] })),
    unit,
    pairs: found.pairs.count,
    digest: found.digest,
    periods,
    inputScaler,
    outputScaler,
    trainingRegion: regionOf(found.pairs, periods),
    design: sampleDesign(sample, options),
  }
}

/** The mean of the time steps, which have to be equal. */
function uniformMean(who: string, { mean, lower, upper }: Moments, column: number): number {
  const dt = mean[column]
  if (upper[column] - lower[column] <= 4 * GRID_TOLERANCE * dt) return dt
  throw new RangeError(
    `${who}: the time between rows goes from ${lower[column]} to ${upper[column]} beside gaps; resample to a common interval`,
  )
}

function scalerOf(
  who: string,
  { scaling = 'standard' }: ScalingOptions,
  { count, mean, squares }: Moments,
  from: number,
  dim: number,
): Scaler {
  if (scaling === 'none') return { mean: new Float64Array(dim), scale: new Float64Array(dim).fill(1) }
  if (scaling !== 'standard') throw new RangeError(`${who}: scaling must be 'standard' or 'none', got '${scaling}'`)
  const means = mean.slice(from, from + dim)
  return {
    mean: means,
    scale: means.map((value, j) => scaleFrom(who, Math.sqrt(squares[from + j] / count), value)),
  }
}

function scaledSample(
  sample: Float64Array,
  dim: number,
  periods: Float64Array,
  inputScaler: Scaler,
  outputScaler: Scaler,
): Dataset {
  const inputs = embedRows(periods, leading(sample, 2 * dim, dim))
  const targets = leading(sample, 2 * dim, dim, dim)
  return {
    size: targets.length / dim,
    inputDim: embeddedDim(periods),
    targetDim: dim,
    inputs: scaleRows(inputScaler, inputs),
    targets: scaleRows(outputScaler, targets),
  }
}

/** The box around the inputs; a periodic one may be anywhere. */
function regionOf({ lower, upper }: Moments, periods: Float64Array): Box {
  return {
    lower: Array.from(periods, (period, j) => (period === 0 ? lower[j] : Number.NEGATIVE_INFINITY)),
    upper: Array.from(periods, (period, j) => (period === 0 ? upper[j] : Number.POSITIVE_INFINITY)),
  }
}
