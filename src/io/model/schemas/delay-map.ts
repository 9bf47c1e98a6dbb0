import type { DelayMapRecipe } from '../../../learn/delay-map.ts'
import { spanOf } from '../../../learn/delay-window.ts'
import { literal, object, optional, type Schema, where } from '../schema.ts'
import { positive } from './common.ts'
import { delaySpace } from './delay-space.ts'
import { box, learned } from './learned.ts'

export const delayMap: Schema<DelayMapRecipe> = where(
  object({
    learner: literal('delay-map'),
    space: delaySpace,
    window: object({ delays: positive, spacing: positive, lead: positive }),
    box: optional(box),
    learned,
  }),
  ({ space: { variables, channels }, window, box, learned }) =>
    channels * spanOf(window) === variables.length &&
    learned.periods.length === channels * window.delays &&
    learned.network.outputDim === channels &&
    (box === undefined || box.lower.length === channels),
  'must have a network from the samples of the window to the next one',
)
