import { comparisonJson } from '../compare/comparison-json.ts'
import { continuer } from '../forecast/continuation.ts'
import { rollout as rollOut } from '../rollout.ts'
import type { System } from '../system/system.ts'
import { type Trajectory, timeGrid } from '../trajectory.ts'
import { type DataOptions, type DataRecord, readRecords, writeRecords } from './data.ts'
import { systemLine } from './describe-system.ts'
import { type FoundSystem, findSystem, type SystemOptions } from './find-system.ts'
import { toStdout } from './output.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

export interface RolloutOptions extends SystemOptions {
  readonly steps?: number
  readonly from?: number
  /** Of a vector field: between samples. */
  readonly dt?: number
}

/** `rhei rollout`. */
export async function run(
  streams: Streams,
  [name = '']: readonly string[],
  options: RolloutOptions & DataOptions & { readonly after?: string; readonly out?: string; readonly json?: boolean },
): Promise<number> {
  const { after, out, json } = options
  if (name === '-' && after === '-') throw usageError("only one of model and record can be '-'")
  const found = await findSystem(streams, name, options)
  const history = after === undefined ? undefined : (await readRecords(streams, after, options)).at(-1)
  const record = rollout(found, history, options)
  if (record.status !== 'complete') streams.note(`rhei: stopped early: ${record.message ?? record.status}`)
  if (!json || !toStdout(out)) await writeRecords(streams, out, [record])
  if (json) await streams.write(`${JSON.stringify(comparisonJson({ ...record, ...(out !== undefined && { out }) }))}\n`)
  return record.status === 'complete' ? 0 : 1
}

/** How a model goes on: from a start, which comes first, or after the last sample of a record. */
export function rollout(found: FoundSystem, history: DataRecord | undefined, options: RolloutOptions): DataRecord {
  const model = modelOf(found)
  const { steps = 1000, dt, from = 0, start } = options
  if (history && start) throw usageError('give --start or --after, not both')
  const origin = `${systemLine(found)}\nmade by: rhei rollout`
  if (history) {
    const going = continuer(model, dt === undefined ? {} : { interval: dt })
    return { ...going.continueFrom(history, steps).trajectory, variables: history.variables, origin }
  }
  const trajectory = rollOut(model, found.y0, timeGrid(from, stepOf(model, found, dt), steps))
  return { ...newest(trajectory, model), origin }
}

/** @throws RangeError for a system that has noise or a past. */
export function modelOf({ system }: FoundSystem): System {
  if (system.kind === 'ode' || system.kind === 'map') return system
  throw usageError(`${system.name} is of kind ${system.kind}; use rhei simulate`)
}

function stepOf(model: System, { about }: FoundSystem, dt: number | undefined): number {
  if (model.kind === 'map') {
    const own = model.dt ?? 1
    if (dt !== undefined && dt !== own) throw usageError(`the model advances by ${own}; leave out --dt`)
    return own
  }
  const learned = about?.options?.interval
  const found = dt ?? (typeof learned === 'number' ? learned : undefined)
  if (found === undefined) throw usageError(`${model.name} is a vector field: say how often, such as --dt 0.01`)
  return found
}

/** The record's variables of a state that remembers more. */
function newest(trajectory: Trajectory, model: System): Trajectory & { readonly variables: readonly string[] } {
  const channels = 'channels' in model ? (model.channels as number) : trajectory.dim
  const { dim, states } = trajectory
  const variables = model.variables.slice(0, channels)
  if (channels === dim) return { ...trajectory, variables }
  return { ...trajectory, dim: channels, states: states.filter((_, at) => at % dim < channels), variables }
}
