import { embeddedDim } from '../../../learn/input-embedding.ts'
import type { LearningPlan } from '../../../learn/sharded/learning-plan.ts'
import type { PairTask } from '../../../learn/sharded/pair-task.ts'
import type { Design } from '../../../network/design.ts'
import {
  array,
  boolean,
  count,
  finite,
  floats,
  literal,
  object,
  picklist,
  type Schema,
  string,
  union,
  where,
} from '../schema.ts'
import { box, layers, scaler, stateSpace } from './learned.ts'

const task: Schema<PairTask> = union([
  where(
    object({ learner: literal('flow-map'), stride: count, target: picklist(['state', 'increment']) }),
    ({ stride }) => stride > 0,
    'must have a stride from 1 up',
  ),
  where(
    object({ learner: literal('vector-field'), order: count }),
    ({ order }) => [2, 4, 6, 8].includes(order),
    'must have order 2, 4, 6 or 8',
  ),
]) as Schema<PairTask>

const design: Schema<Design> = where(
  object({ layers, linear: boolean(), targetDim: count }),
  ({ targetDim }) => targetDim > 0,
  'must have targets',
)

/** SHA-256, or a sum of such, as digits. */
export const digest: Schema<string> = where(string(), (text) => /^[0-9a-f]{64}$/.test(text), 'must be 64 hex digits')

export const plan: Schema<LearningPlan> = where(
  object({
    task,
    space: stateSpace,
    interval: where(
      object({ usual: finite, mean: finite }),
      ({ usual, mean }) => usual > 0 && mean > 0,
      'must be positive',
    ),
    parts: where(array(object({ name: string(), rows: count })), ({ length }) => length > 0, 'must name a part'),
    unit: picklist(['rows', 'files']),
    pairs: count,
    digest,
    periods: floats,
    inputScaler: scaler,
    outputScaler: scaler,
    trainingRegion: box,
    design,
  }),
  fitsSpace,
  'must have scalers, periods, a region and layers of the shape of the state',
)

function fitsSpace({ space, periods, inputScaler, outputScaler, trainingRegion, design }: LearningPlan): boolean {
  const dim = space.variables.length
  const seen = embeddedDim(periods)
  return (
    periods.length === dim &&
    periods.every((period) => period >= 0) &&
    inputScaler.mean.length === seen &&
    design.layers[0].inputDim === seen &&
    outputScaler.mean.length === dim &&
    design.targetDim === dim &&
    trainingRegion.lower.length === dim
  )
}
