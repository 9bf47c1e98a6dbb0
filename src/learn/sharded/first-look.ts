import { checkedChunks } from '../../dataset/check-chunks.ts'
import type { RecordPart } from '../../dataset/record-part.ts'
import { median } from '../../math/statistics.ts'
import { variableNames } from '../learned-system.ts'

/** What the first rows of a record tell. */
export interface FirstLook {
  readonly dim: number
  readonly variables: readonly string[]
  /** Median time between rows. */
  readonly usual: number
}

/** Steps that are looked at. */
const STEPS = 1024

/** @throws RangeError for fewer than two rows, or times that do not increase. */
export async function firstLook(who: string, part: RecordPart): Promise<FirstLook> {
  const times: number[] = []
  let names: readonly string[] = []
  for await (const chunk of checkedChunks(`${who}: ${part.name}`, part.rows(0, STEPS + 1), 0)) {
    names = variableNames(chunk)
    for (const time of chunk.times) times.push(time)
  }
  if (times.length < 2)
    throw new RangeError(`${who}: ${part.name} has ${times.length} rows; two or more tell the time between them`)
  const usual = median(times.slice(1).map((time, i) => time - times[i]))
  if (!(usual > 0))
    throw new RangeError(`${who}: ${part.name} has a median step of ${usual} between its first times; sort it by time`)
  return { dim: names.length, variables: names, usual }
}
