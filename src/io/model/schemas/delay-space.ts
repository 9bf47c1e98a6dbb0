import type { DelaySpace } from '../../../learn/delay-system.ts'
import { count, finite, object, type Schema, where } from '../schema.ts'
import { initialState, isSpace, variables } from './learned.ts'

/** The sampling interval: not 0. */
export const interval: Schema<number> = where(finite, (dt) => dt !== 0, 'must not be 0')

export const delaySpace: Schema<DelaySpace> = where(
  object({ variables, initialState, channels: count, dt: interval }),
  (space) => isSpace(space) && space.channels > 0 && space.variables.length % space.channels === 0,
  'must have one initial value for each of the different variables of whole samples',
)

/** Samples of a window, one after another from 1 up. */
export const positive: Schema<number> = where(count, (value) => value > 0, 'must be a whole number from 1 up')
