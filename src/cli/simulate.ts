import { comparisonJson } from '../compare/comparison-json.ts'
import { integrateDde } from '../integrate/dde/integrate-dde.ts'
import { integrate } from '../integrate/integrate.ts'
import { iterate } from '../integrate/iterate.ts'
import { integrateSde } from '../integrate/sde/integrate-sde.ts'
import { slice, type Trajectory, timeGrid } from '../trajectory.ts'
import { VERSION } from '../version.ts'
import { type DataRecord, writeRecords } from './data.ts'
import { systemLine } from './describe-system.ts'
import { type FoundSystem, findSystem, type SystemOptions } from './find-system.ts'
import { integratorFor, type MethodOptions, stochasticMethod, tolerances } from './integrators.ts'
import { thinned } from './long-run.ts'
import { toStdout } from './output.ts'
import { observed, scatteredStarts } from './scatter.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

export interface SimulateOptions extends SystemOptions, MethodOptions {
  readonly from?: number
  readonly to?: number
  readonly dt?: number
  /** Time that passes before the first sample. */
  readonly transient?: number
  /** Of the samples at `dt`, only every so many. */
  readonly every?: number
  readonly starts?: number
  readonly scatter?: number
  readonly noise?: number
  readonly seed?: number
}

/** `rhei simulate`. */
export async function run(
  streams: Streams,
  [name = '']: readonly string[],
  options: SimulateOptions & { readonly out?: string; readonly json?: boolean },
): Promise<number> {
  const { out, json } = options
  const found = await findSystem(streams, name, options)
  const records = simulate(found, options, (text) => streams.progress.update(text))
  streams.progress.done()
  const stopped = records.filter(({ status }) => status !== 'complete')
  for (const { message, status } of stopped) streams.note(`rhei: stopped early: ${message ?? status}`)
  if (!json || !toStdout(out)) await writeRecords(streams, out, records)
  if (json) await streams.write(`${JSON.stringify(jsonOf(found, records, out))}\n`)
  else if (!toStdout(out)) streams.note(`${told(records)} in ${out}`)
  return stopped.length > 0 ? 1 : 0
}

/** The trajectories that the options ask for. */
export function simulate(
  found: FoundSystem,
  options: SimulateOptions,
  progress: (text: string) => void = () => {},
): DataRecord[] {
  const { starts = 1, noise, seed = 0 } = options
  const first = trajectoryFrom(found, found.y0, options, seed)
  const others = scatteredStarts(first, found.y0, { ...options, count: starts - 1 }).map((y0, k) => {
    progress(`trajectory ${k + 2} of ${starts}`)
    return trajectoryFrom(found, y0, options, seed + k + 1)
  })
  const origin = originOf(found, options)
  return [first, ...others].map((trajectory, k) => ({
    ...(noise === undefined ? trajectory : observed(trajectory, noise, seed, k)),
    variables: found.system.variables,
    origin,
  }))
}

function trajectoryFrom(
  { system }: FoundSystem,
  y0: readonly number[],
  options: SimulateOptions,
  seed: number,
): Trajectory {
  const { from = 0, transient = 0, every = 1 } = options
  const dt = system.kind === 'map' ? (system.dt ?? 1) : intervalOf(system, options)
  const steps = stepsOf(system, options, dt)
  const before = system.kind === 'map' ? Math.round(transient / dt) : transient > 0 ? 1 : 0
  const grid = timeGrid(from, dt, steps)
  const times = before > 0 ? Float64Array.of(from - transient, ...grid) : grid
  const whole = solve(system, y0, { times, iterations: before + steps, before, dt, from }, options, seed)
  const kept = slice(whole, before)
  if (kept.times.length === 0) throw new RangeError(`${system.name} ended before its first sample: ${whole.message}`)
  return every === 1 ? kept : thinned(kept, every)
}

interface Grid {
  readonly times: Float64Array
  readonly iterations: number
  readonly before: number
  readonly dt: number
  readonly from: number
}

function solve(
  system: FoundSystem['system'],
  y0: readonly number[],
  { times, iterations, before, dt, from }: Grid,
  options: SimulateOptions,
  seed: number,
): Trajectory {
  switch (system.kind) {
    case 'map':
      if (options.method !== undefined) throw usageError('--method is not for maps, which are only iterated')
      return iterate(system, y0, iterations, from - before * dt)
    case 'sde':
      return integrateSde(system, y0, times, stochasticMethod(options, system.noiseKind, dt), { seed })
    case 'dde':
      if (options.method !== undefined || options.step !== undefined)
        throw usageError('--method and --step are not for delay equations, which have one method; give --rtol')
      return integrateDde(system, system.history ?? y0, times, { ...tolerances(options), initialState: y0 })
    default:
      return integrate(system, y0, times, integratorFor(options, dt))
  }
}

/** Samples for each period of a system whose period is known, and how many of them by default. */
const SAMPLES = 100
const PERIODS = 20

function intervalOf({ period, name }: FoundSystem['system'], { from = 0, to, dt }: SimulateOptions): number {
  if (dt !== undefined) return dt
  if (period !== undefined) return Number((period / SAMPLES).toPrecision(1))
  if (to === undefined) throw usageError(`${name}: say until when, and how often: --to 100 --dt 0.01`)
  return (to - from) / 1000
}

function stepsOf({ kind, period, name }: FoundSystem['system'], options: SimulateOptions, dt: number): number {
  const { from = 0, to } = options
  if (kind === 'map' && options.dt !== undefined && options.dt !== dt)
    throw usageError(`${name} is a map that advances by ${dt}; leave out --dt, and thin with --every`)
  const span = to === undefined ? (kind === 'map' ? 1000 * dt : PERIODS * (period ?? Number.NaN)) : to - from
  if (Number.isNaN(span)) throw usageError(`${name}: say until when: --to 100`)
  if (!(span > 0)) throw usageError(`--to ${to} must be later than --from ${from}`)
  const steps = Math.floor(span / dt + 1e-6)
  if (steps < 1) throw usageError(`--dt ${dt} is longer than the ${span} from --from to --to`)
  if (steps > MOST) throw usageError(`${steps} samples are too many (${MOST}); raise --dt`)
  return steps
}

const MOST = 2e7

function originOf(found: FoundSystem, { noise, seed = 0, method, rtol }: SimulateOptions): string {
  const details = [
    `made by: rhei ${VERSION} simulate`,
    method && `method ${method}`,
    rtol !== undefined && `rtol ${rtol}`,
    (noise !== undefined || found.system.kind === 'sde') && `seed ${seed}`,
    noise !== undefined && `observation noise ${noise} standard deviations`,
  ]
  return `${systemLine(found)}\n${details.filter(Boolean).join(', ')}`
}

function told(records: readonly Trajectory[]): string {
  const samples = records.reduce((sum, { times }) => sum + times.length, 0)
  return `${samples} samples${records.length > 1 ? ` of ${records.length} trajectories` : ''}`
}

function jsonOf({ id, system }: FoundSystem, records: readonly DataRecord[], out: string | undefined): object {
  const about = { system: id, parameters: system.parameters, variables: system.variables }
  const trajectories = records.map(({ times, states, status, message, statistics, dim }) => ({
    samples: times.length,
    status,
    message,
    statistics,
    ...(toStdout(out) && {
      times,
      states: Array.from(times, (_, i) => Array.from(states.subarray(i * dim, (i + 1) * dim))),
    }),
  }))
  return comparisonJson({ ...about, ...(out !== undefined && { out }), trajectories }) as object
}
