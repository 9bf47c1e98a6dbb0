import { comparisonJson } from '../compare/comparison-json.ts'
import { parseEquations } from '../io/equations-text.ts'
import { describeData } from '../io/model/describe-data.ts'
import type { LoadedModel } from '../io/model/model-file.ts'
import { quantile } from '../math/statistics.ts'
import type { ResultRow } from '../node/report-page.ts'
import { formatTable } from '../node/terminal.ts'
import { component, type Trajectory } from '../trajectory.ts'
import { isEquations } from './compare.ts'
import { type DataOptions, type DataRecord, recordsOf } from './data.ts'
import { loadFrom } from './find-system.ts'
import { type Input, readInput, textOf } from './input.ts'
import { reportOf } from './learn.ts'
import type { Streams } from './streams.ts'

/** `rhei inspect`. */
export async function run(
  streams: Streams,
  [path = '']: readonly string[],
  { json, ...options }: DataOptions & { readonly json?: boolean },
): Promise<undefined> {
  const found = await inspect(await readInput(streams, path), options)
  await streams.write(json ? `${JSON.stringify(comparisonJson(found))}\n` : `${formatTable(rowsOf(found))}\n`)
}

/** What is in a model file, in data or in equations. Plain data. */
export async function inspect(input: Input, options: DataOptions = {}): Promise<object> {
  const { holds, bytes, name } = input
  if (holds === 'model')
    return { holds: 'model', file: name, bytes: bytes.length, ...aboutModel(loadFrom(name, bytes)) }
  if (isEquations(bytes)) return { holds: 'equations', file: name, ...parseEquations(textOf(input)) }
  return { holds: 'data', file: name, bytes: bytes.length, ...aboutData(await recordsOf(input, options)) }
}

function aboutModel({ model, about, library }: LoadedModel): object {
  if (!('kind' in model)) return { model: 'estimator', ...about, library }
  const { kind, name, variables, dim, parameters } = model
  const report = reportOf(model)
  const { calibration, ...said } = about
  return {
    model: name,
    kind,
    dim,
    variables,
    parameters,
    ...('dt' in model && { dt: model.dt }),
    ...('network' in model && {
      layers: (model.network as { readonly layers: readonly { readonly width: number }[] }).layers.map(
        ({ width }) => width,
      ),
    }),
    ...(report && { rank: report.rank, columns: report.columns, condition: report.condition }),
    ...said,
    ...(calibration && {
      calibration: {
        horizon: calibration.horizon,
        coverage: calibration.coverage,
        windows: calibration.windows,
        trusted: calibration.promised.time,
      },
    }),
    library,
  }
}

function aboutData(records: readonly DataRecord[]): object {
  const [first] = records as [DataRecord, ...DataRecord[]]
  const { sha256 } = describeData(records)
  return {
    trajectories: records.length,
    rows: records.reduce((sum, { times }) => sum + times.length, 0),
    dim: first.dim,
    from: first.times[0],
    to: first.times[first.times.length - 1],
    ...spacingOf(records),
    variables: Object.fromEntries(first.variables.map((name, j) => [name, rangeOf(records, j)])),
    ...(first.origin !== undefined && { origin: first.origin }),
    sha256,
  }
}

/** Steps within this part of the usual one count as equal to it. */
const TOLERANCE = 1e-3

function spacingOf(records: readonly Trajectory[]): object {
  const steps = records.flatMap(({ times }) => Array.from(times.subarray(1), (t, i) => t - times[i]!))
  if (steps.length === 0) return {}
  const dt = quantile(steps, 0.5)
  const gaps = steps.filter((step) => step > dt * 1.5).length
  const uniform = steps.every((step) => Math.abs(step - dt) <= TOLERANCE * Math.abs(dt))
  return { dt, uniform, gaps }
}

function rangeOf(records: readonly Trajectory[], j: number): object {
  const values = records.flatMap((record) => Array.from(component(record, j)))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return { least, most, mean, deviation: Math.sqrt(variance) }
}

function rowsOf(found: object): ResultRow[] {
  return Object.entries(found).flatMap(([label, value]): ResultRow[] => {
    if (value === undefined) return []
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ label, value: shown(value) }]
    return Object.entries(value).map(([name, part], k) => ({
      label: k === 0 ? label : '',
      value: `${name} ${shown(part)}`,
    }))
  })
}

function shown(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(6)))
  if (Array.isArray(value))
    return value.slice(0, 8).map(shown).join(', ') + (value.length > 8 ? `, … (${value.length})` : '')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, part]) => `${name} ${shown(part)}`)
    .join(', ')
}
