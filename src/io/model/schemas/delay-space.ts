import type { DelaySpace } from '../../../learn/delay-system.ts'
import { object, type Schema, where } from '../schema.ts'
import { interval, positive } from './common.ts'
import { initialState, isSpace, variables } from './learned.ts'

export const delaySpace: Schema<DelaySpace> = where(
  object({ variables, initialState, channels: positive, dt: interval }),
  (space) => isSpace(space) && space.variables.length % space.channels === 0,
  'must have one initial value for each of the different variables of whole samples',
)
