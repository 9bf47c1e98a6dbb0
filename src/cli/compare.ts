import { compare as compareAll } from '../compare/compare.ts'
import type { CompareOptions } from '../compare/compare-options.ts'
import type { Comparison } from '../compare/comparison.ts'
import { comparisonJson } from '../compare/comparison-json.ts'
import { forecasts, forecastWindows } from '../compare/forecast-windows.ts'
import type { Pair } from '../compare/pairs.ts'
import { delayEmbed } from '../dataset/delay-embedding.ts'
import type { ResultRow } from '../node/report-page.ts'
import { formatTable } from '../node/terminal.ts'
import type { System } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { type DataOptions, recordsOf } from './data.ts'
import { type FoundSystem, findSystem, type SystemOptions, systemOf } from './find-system.ts'
import { isFile, readInput } from './input.ts'
import { withLongRun } from './long-run.ts'
import { simulate } from './simulate.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

export interface ComparisonOptions extends SystemOptions {
  readonly starts?: number
  /** Samples ahead. */
  readonly horizon?: number
  /** Of the truth, where it is a system. */
  readonly dt?: number
  readonly to?: number
  readonly transient?: number
  readonly threshold?: number
  /** Largest Lyapunov exponent of the truth. */
  readonly lyapunov?: number
  /** Whether the long run is compared. */
  readonly climate?: boolean
}

/** One side of a comparison. */
export type Side =
  | { readonly name: string; readonly records: readonly Trajectory[] }
  | { readonly name: string; readonly found: FoundSystem }

/** A comparison, and one of the forecasts behind it. */
export interface Compared {
  readonly comparison: Comparison
  readonly example: Pair
}

/** `rhei compare`. */
export async function run(
  streams: Streams,
  [first = '', second = '']: readonly string[],
  options: ComparisonOptions & DataOptions & { readonly json?: boolean },
): Promise<number> {
  const { set, start, json, ...rest } = options
  if (first === '-' && second === '-') throw usageError("only one of the two can be '-'")
  const model = await findSide(streams, first, {}, options)
  const truth = await findSide(streams, second, { ...(set && { set }), ...(start && { start }) }, options)
  streams.progress.update('comparing …')
  const { comparison } = compareSides(model, truth, rest)
  streams.progress.done()
  if (json) await streams.write(`${JSON.stringify(comparisonJson(comparison))}\n`)
  else await streams.write(`${streams.bold(comparison.verdict.text)}\n\n${formatTable(comparisonRows(comparison))}\n`)
  return agrees(comparison) ? 0 : 1
}

/** Data, or a system. */
export async function findSide(
  streams: Streams,
  text: string,
  values: SystemOptions,
  options: DataOptions,
): Promise<Side> {
  if (text !== '-' && !isFile(text)) return { name: text, found: await findSystem(streams, text, values) }
  const input = await readInput(streams, text)
  if (input.holds === 'model') return { name: input.name, found: systemOf(input, values) }
  if (isEquations(input.bytes)) return { name: input.name, found: systemOf(input, values) }
  return { name: input.name, records: await recordsOf(input, options) }
}

/** Equations have an equals sign before any line of numbers. */
export function isEquations(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, 64).includes(0)) return false
  const lines = new TextDecoder().decode(bytes.subarray(0, 65_536)).split('\n')
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#'))
  return first !== undefined && (/(?<![<>=!])=/.test(first) || /^\s*name\s*:/.test(first))
}

/** A model, or predictions at the same times, against a system or data. */
export function compareSides(model: Side, truth: Side, options: ComparisonOptions = {}): Compared {
  const { threshold, climate = true } = options
  const exponent = options.lyapunov ?? ('found' in truth ? truth.found.lyapunovExponent : undefined)
  const settings: CompareOptions = {
    ...(threshold !== undefined && { threshold }),
    ...(exponent !== undefined && { lyapunovExponent: exponent }),
  }
  if ('records' in model) {
    if ('found' in truth)
      throw usageError(`${model.name} is data: compare it with data at the same times, not a system`)
    const [example] = truth.records.map((one, k) => ({ truth: one, prediction: model.records[k]! }))
    return { comparison: compareAll(truth.records, model.records, { ...settings, climate }), example: example! }
  }
  const predictor = predictorOf(model)
  const { records, windows } = truthsFor(predictor, truth, exponent, options)
  const data = records.length === 1 ? records[0]! : records
  const comparison = compareAll(data, predictor, { ...settings, ...windows })
  const [first] = forecastWindows(data, windows)
  return {
    comparison: climate ? withLongRun(comparison, records, predictor) : comparison,
    example: { truth: first!, prediction: forecasts(predictor, [first!], {})[0]! },
  }
}

/** What the model is held against, as it sees it, and where forecasts start. */
function truthsFor(
  model: System,
  truth: Side,
  exponent: number | undefined,
  options: ComparisonOptions,
): { readonly records: readonly Trajectory[]; readonly windows: Pick<CompareOptions, 'starts' | 'horizon'> } {
  if ('found' in truth) {
    const { starts, horizon, ...plan } = planFor(model, truth.found, exponent, options)
    return { records: [embedded(truthFrom(truth.found, plan), model)], windows: { starts, horizon } }
  }
  const { starts, horizon } = options
  const windows = { ...(starts !== undefined && { starts }), ...(horizon !== undefined && { horizon }) }
  return { records: truth.records.map((record) => embedded(record, model)), windows }
}

function predictorOf({ name, ...side }: Side): System {
  const { system } = (side as { readonly found: FoundSystem }).found
  if (system.kind === 'ode' || system.kind === 'map') return system
  throw usageError(`${name} is of kind ${system.kind}; forecasts are compared of models, flows and maps`)
}

interface Plan {
  readonly dt: number | undefined
  readonly starts: number
  readonly horizon: number
  /** Time that the truth goes on for. */
  readonly span: number
  readonly transient: number
}

/** In Lyapunov times, or periods. */
const HORIZON = 20
const BETWEEN_STARTS = 3
/** Samples where neither exponent nor period says how long is long. */
const FEW = 500
const MOST_SAMPLES = 200_000

/** How long forecasts are, and how far apart they start. */
function planFor(model: System, truth: FoundSystem, exponent: number | undefined, options: ComparisonOptions): Plan {
  const { starts = 20 } = options
  const dt = intervalFor(model, truth, options)
  const turn = exponent === undefined ? (truth.system.period ?? (FEW * dt) / HORIZON) : 1 / exponent
  const horizon = options.horizon ?? Math.max(10, Math.round((HORIZON * turn) / dt))
  const wanted = Math.max(2 * horizon, Math.round((starts * BETWEEN_STARTS * turn) / dt) + horizon)
  const samples = Math.max(Math.min(wanted, MOST_SAMPLES), horizon + starts)
  return {
    dt: truth.system.kind === 'map' ? undefined : dt,
    starts,
    horizon,
    span: options.to ?? samples * dt,
    transient: options.transient ?? 20 * turn,
  }
}

function intervalFor(model: System, { system, id }: FoundSystem, { dt }: ComparisonOptions): number {
  if (system.kind === 'map') return system.dt ?? 1
  if (dt !== undefined) return dt
  if (model.kind === 'map') {
    if (model.dt !== undefined) return model.dt
    throw usageError(`${model.name} is a map without a time step, ${id} a flow; they cannot be compared`)
  }
  if (system.period !== undefined) return Number((system.period / 100).toPrecision(1))
  throw usageError(`say at which interval the two are compared: --dt 0.01`)
}

/** Far tighter than any model, so that errors are the model's. */
const TRUTH = { rtol: 1e-12 }

function truthFrom(truth: FoundSystem, { dt, span, transient }: Pick<Plan, 'dt' | 'span' | 'transient'>): Trajectory {
  const accuracy = truth.system.kind === 'ode' || truth.system.kind === 'dde' ? TRUTH : {}
  const [record] = simulate(truth, { ...(dt !== undefined && { dt }), to: span, transient, ...accuracy })
  if (record!.status !== 'complete') throw new RangeError(`the truth ended early: ${record!.message}`)
  return record!
}

/** What a delay model sees of a record. */
function embedded(record: Trajectory, model: System): Trajectory {
  return 'delays' in model && typeof model.delays === 'number' ? delayEmbed(record, { delays: model.delays }) : record
}

/** Whether the comparison speaks for the model. */
export function agrees({ verdict: { kind } }: Comparison): boolean {
  return kind === 'both' || kind === 'forecast' || kind === 'forecast without climate'
}

/** What of a comparison is told and drawn. */
export type ComparisonFigures = Pick<
  Comparison,
  'times' | 'errors' | 'medianError' | 'validTime' | 'nrmse' | 'skill' | 'stopped' | 'starts' | 'climate' | 'verdict'
>

/** The figures that a reader wants first. */
export function comparisonRows({
  validTime,
  nrmse,
  skill,
  stopped,
  starts,
  climate,
}: ComparisonFigures): readonly ResultRow[] {
  const short = (value: number): string => value.toPrecision(3)
  const [low, high] = validTime.quartiles
  const some = (value: number): string => `${short(value)} time units`
  return [
    {
      label: 'valid time, median',
      value: `${short(validTime.median)} ${validTime.unit}`,
      note: `error below ${validTime.threshold} ${validTime.scaling}; ${validTime.unfinished} of ${starts} valid to the end`,
    },
    {
      label: 'valid time, half of the starts',
      value: `${short(low)} to ${short(high)}`,
      note: `worst ${short(validTime.min)}`,
    },
    {
      label: 'better than no model for',
      value: some(skill.skillTime),
      note: `of ${some(skill.horizon)}; persistence for ${short(skill.memory)}`,
    },
    {
      label: 'error over all leads',
      value: short(Math.hypot(...nrmse) / Math.sqrt(nrmse.length)),
      note: validTime.scaling,
    },
    ...(stopped.length > 0
      ? [
          {
            label: 'stopped early',
            value: `${stopped.length} of ${starts}`,
            note: stopped[0]!.message ?? stopped[0]!.status,
          },
        ]
      : []),
    ...(climate?.slicedWasserstein
      ? [
          {
            label: 'distance of the long run',
            value: short(climate.slicedWasserstein.distance),
            note: `sliced Wasserstein; the truth's own parts differ by ${short(climate.slicedWasserstein.yardstick)}`,
          },
        ]
      : []),
  ]
}
