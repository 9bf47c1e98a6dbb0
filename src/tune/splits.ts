import { originsOf } from '../forecast/rolling-origin.ts'
import { slice, type Trajectory } from '../trajectory.ts'

/** What candidates are fitted to, and what they are judged on. */
export interface Split {
  readonly train: readonly Trajectory[]
  readonly test: readonly HeldOut[]
}

/** A piece of a trajectory that a fit does not see. */
export interface HeldOut {
  /** From the first sample that a prediction may start from to the last that one may reach. */
  readonly piece: Trajectory
  /** Its first samples that predictions may start from: those before the next origin. */
  readonly starts: number
}

/** From this many trajectories on, whole ones are held out, not the end of each. */
const MANY = 5

/**
 * One split for each origin, in order of time: fits are to what lies before it, starts are between it and the next one.
 *
 * @param fraction Of the data, that the first split holds out.
 * @throws RangeError where that leaves too little on either side.
 */
export function splitsOf(list: readonly Trajectory[], fraction: number, origins: number): Split[] {
  if (!(fraction > 0 && fraction < 1)) throw new RangeError(`tune: holdOut must lie between 0 and 1, got ${fraction}`)
  if (list.length < MANY) return splitTimes(list, fraction, origins)
  return origins === 1 ? [spreadOut(list, fraction)] : splitList(list, fraction, origins)
}

/** The end of each trajectory. */
function splitTimes(list: readonly Trajectory[], fraction: number, origins: number): Split[] {
  const places = list.map(({ times: { length } }, j) => {
    return placesOf(`of the ${length} samples of trajectory ${j}`, length, Math.round((1 - fraction) * length), origins)
  })
  const known = list.map((trajectory, j) => copy(slice(trajectory, 0, places[j][origins - 1])))
  return Array.from({ length: origins }, (_, i) => ({
    train: known.map((trajectory, j) => slice(trajectory, 0, places[j][i])),
    test: list.map((trajectory, j) => {
      const next = places[j][i + 1] ?? trajectory.times.length
      return { piece: slice(trajectory, places[j][i]), starts: next - places[j][i] }
    }),
  }))
}

/** Whole trajectories, evenly spread. */
function spreadOut(list: readonly Trajectory[], fraction: number): Split {
  const held = (i: number): boolean => Math.floor((i + 1) * fraction) > Math.floor(i * fraction)
  return { train: list.filter((_, i) => !held(i)).map(copy), test: list.filter((_, i) => held(i)).map(whole) }
}

/** Whole trajectories, in the order of the list. */
function splitList(list: readonly Trajectory[], fraction: number, origins: number): Split[] {
  const { length } = list
  const places = placesOf(`of ${length} trajectories`, length, Math.floor((1 - fraction) * length), origins)
  const known = list.slice(0, places[origins - 1]).map(copy)
  return places.map((place, i) => ({ train: known.slice(0, place), test: list.slice(place, places[i + 1]).map(whole) }))
}

/** How many of `count` lie before each origin. */
function placesOf(what: string, count: number, first: number, origins: number): number[] {
  const held = count - first
  if (first === 0 || held < origins) {
    const [plural, fewer] = origins === 1 ? ['', ''] : ['s', ', fewer origins']
    throw new RangeError(
      `tune: ${what} holdOut leaves ${first} to learn from and ${held} for ${origins} origin${plural}; give more data${fewer} or another holdOut`,
    )
  }
  return originsOf('tune', count, { horizon: Math.floor(held / origins), origins, first })
}

function whole(piece: Trajectory): HeldOut {
  return { piece, starts: piece.times.length }
}

/**
 * Of its own memory, so that a message carries these samples and not the whole arrays behind them; splits share it, so
 * that it carries them once.
 */
function copy({ dim, times, states, variables }: Trajectory): Trajectory {
  return { dim, times: times.slice(), states: states.slice(), status: 'complete', ...(variables && { variables }) }
}
