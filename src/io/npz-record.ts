import type { Trajectory } from '../trajectory.ts'
import { checkNumbers } from './check-rows.ts'
import { type ColumnChoice, planColumns } from './column-plan.ts'
import { columnRecord } from './column-record.ts'
import type { CsvRecord, RawCsv } from './csv.ts'
import { npyNames } from './npy-rows.ts'
import { formatNpz, type NpzArrays, parseNpz } from './npz.ts'
import type { Tensor } from './safetensors.ts'
import { shown } from './shown.ts'

type Labelled = Trajectory & Pick<CsvRecord, 'units' | 'timeUnit' | 'origin'>

/**
 * Trajectories as an NPZ file: `times` [n], `states` [n, dim] and the texts `variables`, `units`, `time_unit`, `origin` where
 * there are any. Of several, each has its own `times_0`, `states_0`, `times_1`, …; the texts are those of the first.
 */
export function formatNpzRecords(trajectories: readonly Labelled[], compress = false): Uint8Array<ArrayBuffer> {
  const arrays = new Map<string, Tensor | readonly string[]>()
  for (const [i, { dim, times, states }] of trajectories.entries()) {
    const end = trajectories.length > 1 ? `_${i}` : ''
    arrays.set(`times${end}`, { shape: [times.length], values: times })
    arrays.set(`states${end}`, { shape: [times.length, dim], values: states })
  }
  const { variables, units, timeUnit, origin } = trajectories[0]
  if (variables) arrays.set('variables', variables)
  if (units) arrays.set('units', units)
  if (timeUnit) arrays.set('time_unit', [timeUnit])
  if (origin !== undefined) arrays.set('origin', [origin])
  return formatNpz(arrays, compress)
}

/**
 * The records in such a file, or in one of a single array of numbers, whose columns are then variables y0, y1, …
 *
 * @param mayMiss Whether values may be missing, which are then NaN.
 */
export function parseNpzRecords(bytes: Uint8Array, choice: ColumnChoice, mayMiss: boolean): RawCsv[] {
  const arrays = parseNpz(bytes)
  const [only] = arrays.values()
  if (arrays.size === 1 && 'shape' in only) return [tensorRecord(only, choice, mayMiss)]
  const ends = arrays.has('states') ? [''] : numberedEnds(arrays)
  if (ends.length === 0) {
    const names = [...arrays.keys()].slice(0, 20).map(shown).join(', ')
    throw new SyntaxError(`there is no array "states" or "states_0", only ${names || 'none'}; read them with parseNpz`)
  }
  return ends.map((end) => oneRecord(arrays, end, choice, mayMiss))
}

function numberedEnds(arrays: NpzArrays): string[] {
  const ends: string[] = []
  while (arrays.has(`states_${ends.length}`)) ends.push(`_${ends.length}`)
  return ends
}

function oneRecord(arrays: NpzArrays, end: string, choice: ColumnChoice, mayMiss: boolean): RawCsv {
  const { shape, values: all } = numbers(arrays, `states${end}`)
  const [rows, columns] = tableShape(shape)
  const times = arrays.has(`times${end}`) ? numbers(arrays, `times${end}`).values : undefined
  if (times && times.length !== rows)
    throw new SyntaxError(`times${end} has ${times.length} values, but states${end} has ${rows} rows`)
  const names = texts(arrays, 'variables', columns) ?? npyNames(columns)
  // Where times have an array of their own, no column of the states holds them.
  const record = times
    ? withTimes(times, all, names, choice, mayMiss)
    : columnRecord({ names, rows, column: (j) => strided(all, j, columns, rows) }, choice, mayMiss)
  const units = texts(arrays, 'units', columns)
  const timeUnit = texts(arrays, 'time_unit', 1)?.[0]
  const origin = texts(arrays, 'origin', 1)?.[0]
  return {
    ...record,
    ...(units && { units: record.variables.map((name) => units[names.indexOf(name)]) }),
    ...(timeUnit && { timeUnit }),
    ...(origin !== undefined && { origin }),
  }
}

function withTimes(
  times: Float64Array,
  all: Float64Array,
  names: readonly string[],
  { columns }: ColumnChoice,
  mayMiss: boolean,
): RawCsv {
  const fail = (_: number, problem: string): never => {
    throw new RangeError(problem)
  }
  const { values } = planColumns(names, { timeColumn: null, ...(columns && { columns }) }, fail)
  const dim = values.length
  const states = new Float64Array(times.length * dim)
  for (const [k, j] of values.entries())
    for (let i = 0; i < times.length; i++) states[i * dim + k] = all[i * names.length + j]
  const variables = values.map((j) => names[j])
  checkNumbers({ timeName: 'times', variables, times, states }, mayMiss)
  return { dim, times, states, variables }
}

/** A single array as a record: rows are samples. */
export function tensorRecord({ shape, values }: Tensor, choice: ColumnChoice, mayMiss: boolean): RawCsv {
  const [rows, columns] = tableShape(shape)
  const table = { names: npyNames(columns), rows, column: (j: number) => strided(values, j, columns, rows) }
  return columnRecord(table, { timeColumn: null, ...choice }, mayMiss)
}

function tableShape(shape: readonly number[]): [number, number] {
  const [rows = 0, columns = 1] = shape
  if (shape.length < 1 || shape.length > 2 || rows === 0 || columns === 0)
    throw new SyntaxError(`an array of shape (${shape.join(', ')}); a record has samples and variables`)
  return [rows, columns]
}

function strided(values: Float64Array, first: number, step: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => values[first + i * step])
}

function numbers(arrays: NpzArrays, name: string): Tensor {
  const array = arrays.get(name)
  if (!array || !('shape' in array)) throw new SyntaxError(`${name} holds texts, not numbers`)
  return array
}

function texts(arrays: NpzArrays, name: string, count: number): readonly string[] | undefined {
  const array = arrays.get(name)
  if (array === undefined) return undefined
  if ('shape' in array) throw new SyntaxError(`${name} holds numbers, not texts`)
  if (array.length !== count) throw new SyntaxError(`${name} has ${array.length} texts, not ${count}`)
  return array
}
