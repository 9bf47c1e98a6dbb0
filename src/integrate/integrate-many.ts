import type { Pool } from '../parallel/pool.ts'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { dop853 } from './explicit/dop853.ts'
import { type IntegrateInput, integrateRun, type Run } from './integrate-task.ts'
import type { Integrator } from './integrator.ts'

export interface ManyOptions {
  /** Default `dop853()`. */
  readonly integrator?: Integrator
  /** Workers, from `nodePool` or `webPool`; without them the runs come one after another on this thread. */
  readonly pool?: Pool
  /** Stops everything; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called with the number of runs done so far. */
  readonly onProgress?: (done: number) => void
}

/** Messages per worker: enough to even out runs of unequal length. */
const PIECES_PER_WORKER = 4

/**
 * One trajectory per run, in order, each with its own status: many starts, many parameter values, or both. The result does
 * not depend on the number of workers.
 *
 * @throws RangeError for a run that does not fit, and, with a pool, for a system or an integrator that is a function of the
 * user's own, which cannot be sent to a worker.
 */
export async function integrateMany(
  system: OdeSystem,
  runs: readonly Run[],
  times: ArrayLike<number>,
  options: ManyOptions = {},
): Promise<Trajectory[]> {
  const { integrator = dop853(), pool, signal, onProgress } = options
  signal?.throwIfAborted()
  if (pool) return onPool(system, runs, Float64Array.from(times), { ...options, integrator, pool })
  return runs.map((run, i) => {
    const trajectory = integrateRun(system, run, times, integrator)
    onProgress?.(i + 1)
    return trajectory
  })
}

async function onPool(
  { definition, name }: OdeSystem,
  runs: readonly Run[],
  times: Float64Array,
  { integrator, pool, signal, onProgress }: ManyOptions & { readonly integrator: Integrator; readonly pool: Pool },
): Promise<Trajectory[]> {
  if (!definition)
    throw new RangeError(`integrateMany: ${name} is given as functions, which no worker knows; leave out the pool`)
  const { spec } = integrator
  if (!spec)
    throw new RangeError('integrateMany: this integrator is a function, which no worker knows; leave out the pool')
  const pieces = split(runs, PIECES_PER_WORKER * pool.size)
  const done = new Float64Array(pieces.length)
  const parts = pieces.map((piece, k) =>
    pool.run<Trajectory[]>('integrate', { definition, runs: piece, times, spec } satisfies IntegrateInput, {
      ...(signal && { signal }),
      onProgress: (count) => {
        done[k] = count
        onProgress?.(done.reduce((a, b) => a + b))
      },
    }),
  )
  // If one piece fails, the others' failures are the same news.
  for (const part of parts) part.catch(() => {})
  return (await Promise.all(parts)).flat()
}

function split<T>(items: readonly T[], count: number): T[][] {
  const size = Math.max(1, Math.ceil(items.length / count))
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
