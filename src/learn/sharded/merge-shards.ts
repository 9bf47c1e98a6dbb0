import type { QrFactor } from '../../math/least-squares/qr-factor.ts'
import { type CostMeter, startCost } from '../../network/cost.ts'
import { mergeShards as mergeTriangles } from '../../network/factor-dataset.ts'
import { featureCount } from '../../network/features.ts'
import { finishFit } from '../../network/finish-fit.ts'
import type { SolveOptions } from '../../network/fit-options.ts'
import { networkEngine } from '../../network/network-engine.ts'
import { treeMerger } from '../../network/shards.ts'
import { type FlowMap, flowMapOf } from '../flow-map.ts'
import type { Learned } from '../scaled-network.ts'
import { type LearnedVectorField, vectorFieldOf } from '../vector-field.ts'
import { rangesOf, type ShardFactor } from './learn-shard.ts'
import { type LearningPlan, planDigest } from './learning-plan.ts'
import { addDigests, NO_DIGEST } from './row-digest.ts'
import type { RowRange } from './shard-ranges.ts'

/** A factor, and what it is called in messages. */
export interface NamedFactor {
  readonly name: string
  readonly factor: ShardFactor
}

/** What a plan's shards come to. */
export type ShardedModel = FlowMap | LearnedVectorField

/**
 * Merges the factors of all shards in a fixed tree by number, whatever their order, and solves the readout. The same plan and
 * number of shards give the same bits, wherever the shards were learned.
 *
 * @throws RangeError for a shard that is missing or there twice, of another plan or another number of shards, or shards that
 * together have not read what the plan saw.
 */
export function mergeShards(
  plan: LearningPlan,
  factors: readonly NamedFactor[],
  options: SolveOptions = {},
): ShardedModel {
  const ordered = checkedShards(plan, factors)
  const triangles = triangleMerger(plan, options)
  for (const { factor } of ordered) triangles.add(factor.factor)
  return solvePlan(plan, triangles.finish()!, options)
}

/** Merges triangles of a plan's shards, which come in order. */
export function triangleMerger(
  { design }: LearningPlan,
  { engine }: SolveOptions,
): ReturnType<typeof treeMerger<QrFactor>> {
  const chosen = networkEngine(design.layers, engine)
  return treeMerger((first, second) => mergeTriangles(design, first, second, chosen))
}

/** All shards, each once, in order. */
function checkedShards(plan: LearningPlan, factors: readonly NamedFactor[]): readonly NamedFactor[] {
  const who = 'mergeShards'
  if (factors.length === 0) throw new RangeError(`${who}: no shards; give the factors of all`)
  const digest = planDigest(plan)
  const [{ name: firstName, factor: first }] = factors
  for (const { name, factor } of factors) {
    if (factor.plan !== digest)
      throw new RangeError(
        `${who}: ${name} was made with another plan, ${factor.plan.slice(0, 12)}…, not ${digest.slice(0, 12)}…`,
      )
    if (factor.of !== first.of)
      throw new RangeError(`${who}: ${name} is one of ${factor.of} shards, ${firstName} one of ${first.of}`)
  }
  const byNumber = Array.from({ length: first.of }, (_, k) => factors.filter(({ factor }) => factor.shard === k + 1))
  const missing = byNumber.flatMap((found, k) => (found.length === 0 ? [k + 1] : []))
  const repeated = byNumber.findIndex((found) => found.length > 1)
  if (repeated >= 0)
    throw new RangeError(
      `${who}: shard ${repeated + 1} is there ${times(byNumber[repeated].length)}: ${byNumber[repeated].map(({ name }) => name).join(', ')}`,
    )
  if (missing.length > 0)
    throw new RangeError(
      `${who}: ${missing.length > 1 ? `shards ${missing.join(', ')} of ${first.of} are` : `shard ${missing[0]} of ${first.of} is`} missing`,
    )
  const ordered = byNumber.map(([found]) => found)
  for (const named of ordered) checkShard(who, plan, named)
  checkTotals(
    who,
    plan,
    ordered.map(({ factor: { factor, digest } }) => ({ pairs: factor.rows, digest })),
  )
  return ordered
}

function times(count: number): string {
  return count === 2 ? 'twice' : `${count} times`
}

function checkShard(who: string, plan: LearningPlan, { name, factor }: NamedFactor): void {
  const { columns, outputs } = factor.factor
  const { layers, linear, targetDim } = plan.design
  if (columns !== featureCount(layers, linear) || outputs !== targetDim)
    throw new RangeError(`${who}: ${name} has ${columns} columns and ${outputs} outputs, which do not fit the plan`)
  const expected = rangesOf(plan, factor)
  if (shown(factor.ranges) !== shown(expected))
    throw new RangeError(
      `${who}: ${name} holds rows ${shown(factor.ranges)}, but shard ${factor.shard} of ${factor.of} is ${shown(expected)}`,
    )
}

function shown(ranges: readonly RowRange[]): string {
  return ranges.map(({ part, start, end }) => `${start} to ${end} of part ${part + 1}`).join(', ')
}

/** @throws RangeError unless the shards together have read what the plan saw. */
export function checkTotals(
  who: string,
  plan: LearningPlan,
  shards: readonly { readonly pairs: number; readonly digest: string }[],
): void {
  const pairs = shards.reduce((sum, shard) => sum + shard.pairs, 0)
  if (pairs !== plan.pairs) throw new RangeError(`${who}: the shards have ${pairs} pairs, the plan saw ${plan.pairs}`)
  if (shards.reduce((sum, { digest }) => addDigests(sum, digest), NO_DIGEST) !== plan.digest)
    throw new RangeError(`${who}: the shards have read other data than the plan saw: a file has changed since`)
}

/** The model whose readout the triangle of all pairs gives. */
export function solvePlan(
  plan: LearningPlan,
  triangle: QrFactor,
  options: SolveOptions,
  cost: CostMeter = startCost(options.energy),
): ShardedModel {
  const { design, task, space, interval, periods, inputScaler, outputScaler, trainingRegion } = plan
  const how = { engine: networkEngine(design.layers, options.engine), method: options.method ?? 'qr' }
  const fit = finishFit(design, triangle, options, how, () =>
    cost.stop(design, triangle.rows, 2 * triangle.r.byteLength),
  )
  const learned: Learned = { ...fit, periods, inputScaler, outputScaler, trainingRegion }
  const rest = { space, inputs: { names: [], controls: 0 }, values: new Float64Array(0) }
  if (task.learner === 'flow-map') {
    const { target, stride } = task
    return flowMapOf({ learner: 'flow-map', ...rest, target, dt: stride * interval.mean, family: learned }, nothing)
  }
  const perTime = (values: Float64Array): Float64Array => values.map((value) => value / interval.mean)
  const inTime = { mean: perTime(outputScaler.mean), scale: perTime(outputScaler.scale) }
  return vectorFieldOf({ learner: 'vector-field', ...rest, family: { ...learned, outputScaler: inTime } }, nothing)
}

/** A plan has no known part. */
function nothing(): never {
  throw new RangeError('mergeShards: a plan has no known part')
}
