import type { RecordPart } from '../../dataset/record-part.ts'
import { type CostMeter, startCost } from '../../network/cost.ts'
import type { SolveOptions } from '../../network/fit-options.ts'
import type { FlowMap } from '../flow-map.ts'
import type { LearnedVectorField } from '../vector-field.ts'
import { learnShard } from './learn-shard.ts'
import type { LearningPlan } from './learning-plan.ts'
import { checkTotals, type ShardedModel, solvePlan, triangleMerger } from './merge-shards.ts'
import { type FlowMapPlanOptions, planFlowMap, planVectorField, type VectorFieldPlanOptions } from './plan-learning.ts'
import type { ReadOptions } from './survey.ts'

/** How a record is learned that need not fit into memory. */
export interface StreamLearning extends SolveOptions {
  /** Shards that are factored on their own, one after another; as many as elsewhere give the same bits as there. Default 1. */
  readonly shards?: number
}

/**
 * Learns a flow map from a record that is read twice and never held: memory is O(columns²), a chunk and the sample. The same
 * bits as its shards merged.
 *
 * @throws RangeError as `planFlowMap` does, or if the record changes between the readings.
 */
export async function learnFlowMapStream(
  parts: readonly RecordPart[],
  options: FlowMapPlanOptions & StreamLearning,
): Promise<FlowMap> {
  const cost = startCost(options.energy)
  const plan = await planFlowMap(parts, options)
  return (await learnPlan(plan, parts, options, cost)) as FlowMap
}

/** The same for a vector field, whose derivatives are central differences. */
export async function learnVectorFieldStream(
  parts: readonly RecordPart[],
  options: VectorFieldPlanOptions & StreamLearning,
): Promise<LearnedVectorField> {
  const cost = startCost(options.energy)
  const plan = await planVectorField(parts, options)
  return (await learnPlan(plan, parts, options, cost)) as LearnedVectorField
}

/** Learns all shards of a plan, one after another. */
export async function learnPlan(
  plan: LearningPlan,
  parts: readonly RecordPart[],
  options: StreamLearning & ReadOptions,
  cost: CostMeter = startCost(options.energy),
): Promise<ShardedModel> {
  const { shards = 1 } = options
  const triangles = triangleMerger(plan, options)
  const seen: { pairs: number; digest: string }[] = []
  for (let shard = 1; shard <= shards; shard++) {
    const { factor, digest } = await learnShard(plan, parts, { shard, of: shards }, options)
    seen.push({ pairs: factor.rows, digest })
    triangles.add(factor)
  }
  checkTotals('learnPlan', plan, seen)
  return solvePlan(plan, triangles.finish()!, options, cost)
}
