import { compare as compareAll } from '../compare/compare.ts'
import type { CompareOptions } from '../compare/compare-options.ts'
import type { Comparison } from '../compare/comparison.ts'
import { forecasts, forecastWindows } from '../compare/forecast-windows.ts'
import type { Pair } from '../compare/pairs.ts'
import { delayEmbed } from '../dataset/delay-embedding.ts'
import type { System } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { type DataOptions, recordsOf } from './data.ts'
import { type FoundSystem, findSystem, type SystemOptions, systemOf } from './find-system.ts'
import { isFile, readInput } from './input.ts'
import { withLongRun } from './long-run.ts'
import type { Streams } from './streams.ts'
import { type ComparisonOptions, planFor, truthFrom } from './truth-plan.ts'
import { usageError } from './usage-error.ts'

/** One side of a comparison. */
export type Side =
  | { readonly name: string; readonly records: readonly Trajectory[] }
  | { readonly name: string; readonly found: FoundSystem }

/** A comparison, and one of the forecasts behind it. */
export interface Compared {
  readonly comparison: Comparison
  readonly example: Pair
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

/** What a delay model sees of a record. */
function embedded(record: Trajectory, model: System): Trajectory {
  return 'delays' in model && typeof model.delays === 'number' ? delayEmbed(record, { delays: model.delays }) : record
}
