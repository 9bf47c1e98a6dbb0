import { savePlan } from '../io/model/plan-file.ts'
import { type LearningPlan, planDigest } from '../learn/sharded/learning-plan.ts'
import { type PlanOptions, planFlowMap, planVectorField } from '../learn/sharded/plan-learning.ts'
import type { ShardUnit } from '../learn/sharded/shard-ranges.ts'
import type { ActivationName } from '../network/activation.ts'
import { swim } from '../network/swim.ts'
import { writeOut } from './output.ts'
import { type PartOptions, partsOf } from './plan-data.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

/** What a plan is asked for on the command line. */
export interface SampleOptions extends PartOptions {
  readonly as?: string
  readonly width?: 'auto' | number | readonly number[]
  readonly layers?: number
  readonly seed?: number
  readonly slope?: number
  readonly activation?: string
  readonly stride?: number
  readonly periodic?: Readonly<Record<string, number>>
  readonly order?: number
  readonly interval?: number
  readonly sampleRows?: number
  readonly by?: string
}

const WIDTH = 200

/** `rhei sample`. */
export async function run(
  streams: Streams,
  paths: readonly string[],
  options: SampleOptions & { readonly out?: string },
): Promise<undefined> {
  const plan = await planFiles(streams, paths, options)
  const bytes = savePlan(plan)
  await writeOut(streams, options.out, bytes)
  const rows = plan.parts.reduce((sum, part) => sum + part.rows, 0)
  streams.note(
    `plan ${planDigest(plan).slice(0, 12)}: ${plan.pairs} pairs of ${rows} rows in ${plan.parts.length} ` +
      `${plan.parts.length === 1 ? 'file' : 'files'}, ${plan.interval.mean} between rows`,
  )
}

/** Reads the files once. @throws RangeError for options that no plan takes. */
export async function planFiles(
  streams: Streams,
  paths: readonly string[],
  options: SampleOptions,
): Promise<LearningPlan> {
  const { as = 'flow-map', stride, order } = options
  if (as !== 'flow-map' && as !== 'vector-field')
    throw usageError(`records are learned in chunks as flow-map or vector-field, not as ${as}`)
  if (order !== undefined && as === 'flow-map') throw usageError('--order is of a vector-field')
  if (stride !== undefined && as === 'vector-field') throw usageError('--stride is of a flow-map')
  const parts = partsOf(paths, options)
  const shared = {
    ...planOptions(options),
    onProgress: (rows: number) => streams.progress.update(`read ${rows} rows …`),
  }
  const plan = await (as === 'flow-map'
    ? planFlowMap(parts, { ...shared, ...(stride !== undefined && { stride }) })
    : planVectorField(parts, { ...shared, ...(order !== undefined && { order: order as 2 | 4 | 6 | 8 }) }))
  streams.progress.done()
  return plan
}

function planOptions(options: SampleOptions): PlanOptions {
  const { width = WIDTH, layers, seed, slope, activation, periodic, interval, sampleRows, by } = options
  if (width === 'auto') throw usageError('--width auto needs all rows at once; give a number')
  if (layers !== undefined && typeof width !== 'number')
    throw usageError('--layers goes with one --width for all of them')
  return {
    width: layers !== undefined && typeof width === 'number' ? new Array<number>(layers).fill(width) : width,
    ...(seed !== undefined && { seed }),
    ...(slope !== undefined && { sampler: swim({ slopeScale: slope }) }),
    ...(activation !== undefined && { activation: activation as ActivationName }),
    ...(periodic && { periodic }),
    ...(interval !== undefined && { interval }),
    ...(sampleRows !== undefined && { sampleRows }),
    ...(by !== undefined && { unit: by as ShardUnit }),
  }
}
