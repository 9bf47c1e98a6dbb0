import { firstCrossing } from './crossing.ts'
import { timeSlack } from './past.ts'
import type { Pieces } from './pieces.ts'
import type { Walls } from './walls.ts'

/** A step that ends at a wall meets it within the tolerance, perhaps a little early. */
const almost = 0.99
/** What is still unclear in a step of this many roundings of time is a jump of the lag. */
const shortest = 1000

/** The walls of lags that change with time or state: found on the solution of a trial step, which then ends there. */
export function varyingLags(pieces: Pieces, t0: number): Walls {
  let ahead: { readonly time: number; readonly lag: number; readonly up: boolean } | undefined
  return {
    limit: (t) => (ahead && ahead.time > t ? ahead.time : Number.POSITIVE_INFINITY),
    inspect(t, h, looks) {
      const slack = timeSlack(t0, t + h)
      const crossing = firstCrossing(looks, pieces, slack, h > shortest * slack)
      if (crossing === 'unclear') return crossing
      const atWall = ahead !== undefined && Math.abs(t + h - ahead.time) <= slack
      if (atWall && (!crossing || (crossing.lag === ahead?.lag && crossing.theta > almost))) return 'clear'
      ahead = undefined
      if (!crossing) return 'clear'
      const { lag, up, theta } = crossing
      if (theta * h > slack) {
        ahead = { time: t + theta * h, lag, up }
        return 'ahead'
      }
      pieces.add(t, pieces.cross(lag, up) + 1)
      return 'here'
    },
    pass(to) {
      if (!ahead || ahead.time > to + timeSlack(t0, to)) return false
      const level = pieces.cross(ahead.lag, ahead.up) + 1
      ahead = undefined
      pieces.add(to, level)
      return level === 0
    },
  }
}
