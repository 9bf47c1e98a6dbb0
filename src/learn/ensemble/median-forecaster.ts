import { allFinite } from '../../math/vector.ts'
import type { MapSystem } from '../../system/system.ts'
import { type Forecaster, forecasterOf } from '../forecaster.ts'
import { withoutParameters } from '../learned-system.ts'
import { type Make, mapOf, type Source, sourcesOf } from '../source.ts'

/** Its state is the median of the members' newest samples, and then the state of one member after the other. */
export interface MedianForecaster extends Forecaster {
  readonly members: readonly Forecaster[]
  /** Where each member's state begins. */
  readonly offsets: readonly number[]
}

/**
 * Several forecasters of one record, each of which goes on along its own orbit; the forecast is their median, variable by
 * variable. A member whose numbers fail stays where it was and has no say; the median fails where half of them have.
 *
 * @param members Forecasters, or maps of whole states, which need not know the past in the same way.
 * @throws RangeError for fewer than two members, or members that differ in channels or dt.
 */
export function medianForecaster(members: readonly MapSystem[]): MedianForecaster {
  const list = checkMembers(members.map(forecasterOf))
  const { channels, dt } = list[0]
  const name = `median of ${list.length} forecasters`
  const offsets: number[] = []
  let dim = channels
  for (const member of list) {
    offsets.push(dim)
    dim += member.dim
  }
  const parts = (y: Float64Array): Float64Array[] => list.map((m, k) => y.subarray(offsets[k], offsets[k] + m.dim))
  const writeMedian = medianWriter(channels, list.length)
  const joined = (states: readonly ArrayLike<number>[]): Float64Array => {
    const y = new Float64Array(dim)
    for (const [k, part] of parts(y).entries()) part.set(states[k])
    writeMedian(parts(y), list.length, y)
    return y
  }
  const recipe = recipeOf(list)
  const system: MedianForecaster = {
    kind: 'map',
    name,
    dim,
    variables: variablesOf(list),
    initialState: Array.from(joined(list.map((member) => member.initialState))),
    parameters: {},
    invariants: {},
    dt,
    channels,
    memory: Math.max(...list.map(({ memory }) => memory)),
    members: list,
    offsets,
    ...(recipe && { recipe }),
    stateAfter: (history) => joined(list.map((member) => member.stateAfter(history))),
    advance(y, next, t) {
      const [from, to] = [parts(y), parts(next)]
      const alive = to.filter((part, k) => {
        list[k].advance(from[k], part, t)
        if (allFinite(part)) return true
        part.set(from[k])
        return false
      })
      if (2 * alive.length > list.length) writeMedian(alive, alive.length, next)
      else next.fill(Number.NaN, 0, channels)
    },
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** A median of forecasters as plain data. */
export type MedianForecasterRecipe = { readonly learner: 'median-forecaster'; readonly members: readonly Source[] }

export function medianForecasterOf({ members }: MedianForecasterRecipe, make: Make): MedianForecaster {
  return medianForecaster(members.map((member) => mapOf(member, make)))
}

function recipeOf(list: readonly Forecaster[]): MedianForecasterRecipe | undefined {
  const members = sourcesOf(list)
  return members && { learner: 'median-forecaster', members }
}

/** Members learned from different parts of a record find its interval to rounding. */
const INTERVAL_TOLERANCE = 1e-4

function checkMembers(members: readonly Forecaster[]): readonly Forecaster[] {
  if (members.length < 2) throw new RangeError(`medianForecaster: ${members.length} members; at least 2 are needed`)
  const { channels, dt } = members[0]
  for (const member of members) {
    if (member.channels !== channels)
      throw new RangeError(`medianForecaster: members forecast ${channels} and ${member.channels} variables`)
    if (!(Math.abs(member.dt - dt) <= INTERVAL_TOLERANCE * Math.abs(dt)))
      throw new RangeError(`medianForecaster: members advance by ${dt} and by ${member.dt}`)
  }
  return members
}

function variablesOf(members: readonly Forecaster[]): string[] {
  const own = members.flatMap(({ variables }, k) => variables.map((name) => `${name} of member ${k + 1}`))
  return [...members[0].variables.slice(0, members[0].channels), ...own]
}

/** Writes for each channel the median over the first `count` states into `out`; holds scratch. */
function medianWriter(channels: number, members: number) {
  const scratch = new Float64Array(members)
  return (states: readonly Float64Array[], count: number, out: Float64Array): void => {
    const values = scratch.subarray(0, count)
    for (let c = 0; c < channels; c++) {
      for (let k = 0; k < count; k++) values[k] = states[k][c]
      values.sort()
      const upper = count >> 1
      out[c] = count % 2 === 1 ? values[upper] : values[upper - 1] + (values[upper] - values[upper - 1]) / 2
    }
  }
}
