import type { Trajectory } from '../trajectory.ts'
import type { ColumnChoice } from './column-plan.ts'
import { columnRecord, planTable } from './column-record.ts'
import type { RawCsv } from './csv.ts'
import { shown } from './shown.ts'

/** The key that tells several trajectories apart. */
const TRAJECTORY = 'trajectory'
const TIME_NAMES = ['time', 't', 'year', 'date']

/**
 * Trajectories as JSON lines: one object per sample, `{"time":0,"x":1}`; of several, `"trajectory":0`, 1, … comes first.
 * Numbers are the shortest that read back as the same bits.
 *
 * @throws RangeError for variable names that are repeated, `time` or `trajectory`, for whole numbers, which JSON would sort,
 * and for trajectories of different variables.
 */
export function formatJsonLines(trajectories: readonly Trajectory[]): string {
  const names = variablesOf(trajectories)
  const keys = names.map((name) => JSON.stringify(name))
  const lines: string[] = []
  for (const [k, { dim, times, states }] of trajectories.entries()) {
    const first = trajectories.length > 1 ? `"${TRAJECTORY}":${k},` : ''
    for (const [i, time] of times.entries()) {
      const values = keys.map((key, j) => `${key}:${numberText(states[i * dim + j])}`)
      lines.push(`{${first}"time":${numberText(time)},${values.join(',')}}\n`)
    }
  }
  return lines.join('')
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function variablesOf(trajectories: readonly Trajectory[]): readonly string[] {
  const all = trajectories.map(({ dim, variables = Array.from({ length: dim }, (_, j) => `y${j}`) }) => variables)
  const [names] = all
  const other = all.findIndex((list) => list.length !== names.length || list.some((name, j) => name !== names[j]))
  if (other >= 0) throw new RangeError(`formatJsonLines: trajectory ${other} has other variables than trajectory 0`)
  const taken = ['time', TRAJECTORY]
  const bad = names.find((name, j) => taken.includes(name) || /^\d+$/.test(name) || names.indexOf(name) < j)
  if (bad !== undefined) throw new RangeError(`formatJsonLines: no variable may be called ${shown(bad)}; rename it`)
  return names
}

/**
 * The records in JSON lines. Each line is an object with the same keys, numbers or null for what is missing; blank lines
 * do not count. Times are the key time, t, year or date unless `timeColumn` says otherwise; a key `trajectory` of whole
 * numbers that do not decrease tells records apart.
 *
 * @param mayMiss Whether values may be missing, which are then NaN.
 * @throws SyntaxError naming line and key.
 */
export function parseJsonLines(text: string, choice: ColumnChoice, mayMiss: boolean): RawCsv[] {
  const samples = readSamples(text)
  const keys = Object.keys(samples[0].values)
  const split = keys.includes(TRAJECTORY) && !choice.columns?.includes(TRAJECTORY)
  const names = split ? keys.filter((key) => key !== TRAJECTORY) : keys
  const timed = { timeColumn: TIME_NAMES.find((name) => names.includes(name)) ?? null, ...choice }
  const { time } = planTable(names, timed)
  return (split ? byTrajectory(samples) : [samples]).map((group) => {
    const column = (j: number): Float64Array =>
      Float64Array.from(group, (sample) => numberOf(sample, names[j], mayMiss && j !== time))
    if (time >= 0) checkOrder(group, column(time), names[time])
    return columnRecord({ names, rows: group.length, column }, timed, mayMiss)
  })
}

interface Sample {
  readonly values: Readonly<Record<string, unknown>>
  /** From 1. */
  readonly line: number
}

function readSamples(text: string): [Sample, ...Sample[]] {
  const samples = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [{ values: readObject(line, i + 1), line: i + 1 }]))
  const [first, ...rest] = samples
  if (first === undefined) throw new SyntaxError('the file is empty; expected one JSON object per line')
  const count = Object.keys(first.values).length
  for (const { values, line } of rest) {
    const extra = Object.keys(values).find((key) => !Object.hasOwn(first.values, key))
    if (extra !== undefined) failLine(line, extra, 'a key that the first line does not have')
    if (Object.keys(values).length < count) {
      const missing = Object.keys(first.values).find((key) => !Object.hasOwn(values, key))
      failLine(line, missing ?? '', 'the key is not there; write null for a missing value')
    }
  }
  return [first, ...rest]
}

function readObject(line: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    // What is thrown below says it with the line.
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SyntaxError(`line ${number}: ${shown(line)} is not a JSON object`)
  return value as Readonly<Record<string, unknown>>
}

function numberOf({ values, line }: Sample, name: string, mayMiss: boolean): number {
  const value = values[name]
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value !== null) failLine(line, name, `${shown(JSON.stringify(value) ?? '')} is not a finite number`)
  if (!mayMiss) failLine(line, name, 'missing value; fill the gap or set the option missing')
  return Number.NaN
}

function checkOrder(group: readonly Sample[], times: Float64Array, name: string): void {
  for (let i = 1; i < times.length; i++)
    if (!(times[i] > times[i - 1]))
      failLine(group[i].line, name, `time ${times[i]} does not exceed ${times[i - 1]}; sort the lines`)
}

function byTrajectory(samples: readonly Sample[]): Sample[][] {
  const groups: Sample[][] = []
  let before = Number.NEGATIVE_INFINITY
  for (const sample of samples) {
    const now = sample.values[TRAJECTORY]
    if (typeof now !== 'number' || !Number.isSafeInteger(now) || now < before)
      failLine(
        sample.line,
        TRAJECTORY,
        `${shown(JSON.stringify(now) ?? '')}; expected whole numbers that do not decrease`,
      )
    if (now > before) groups.push([])
    groups[groups.length - 1].push(sample)
    before = now
  }
  return groups
}

function failLine(line: number, name: string, problem: string): never {
  throw new SyntaxError(`line ${line} (${shown(name).slice(1, -1)}): ${problem}`)
}
