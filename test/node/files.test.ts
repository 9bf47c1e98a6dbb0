import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { samplingInterval } from '../../src/dataset/sampling-interval.ts'
import { readTrajectory, writeFileSafely } from '../../src/node/files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rhei-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Expected {
  readonly file: string
  readonly samples: number
  readonly span: readonly [number, number]
  readonly perUnit: number
  readonly variables: readonly string[]
  readonly range: readonly [number, number]
  readonly origin: RegExp
}

// Counts follow from the dates in the first line: 265 years less 3 months of sunspots are 3177 months, and so on.
const RECORDS: readonly Expected[] = [
  {
    file: 'lynx-hare.csv',
    samples: 21,
    span: [1900, 1920],
    perUnit: 1,
    variables: ['hare', 'lynx'],
    range: [4, 77.4],
    origin: /^Hudson's Bay Company pelts, thousands, .*time: year/,
  },
  {
    file: 'lynx.csv',
    samples: 114,
    span: [1821, 1934],
    perUnit: 1,
    variables: ['lynx'],
    range: [39, 6991],
    origin: /^Canadian lynx trapped per year, .*time: year/,
  },
  {
    file: 'sunspots.csv',
    samples: 3177,
    span: [1749, 2013.666667],
    perUnit: 12,
    variables: ['sunspots'],
    range: [0, 253.8],
    origin: /^Monthly mean sunspot number, .*time: decimal year/,
  },
  {
    file: 'nino-sst.csv',
    samples: 732,
    span: [1950, 2010.916667],
    perUnit: 12,
    variables: ['sst'],
    range: [18.95, 29.24],
    origin: /^Monthly sea-surface temperature, .*degrees C, .*time: decimal year/,
  },
  {
    file: 'mauna-loa-co2.csv',
    samples: 468,
    span: [1959, 1997.916667],
    perUnit: 12,
    variables: ['co2'],
    range: [313.18, 366.84],
    origin: /^Monthly atmospheric CO2 at Mauna Loa, ppm, .*time: decimal year/,
  },
  {
    file: 'eu-stock-markets.csv',
    samples: 1860,
    span: [0, 1859],
    perUnit: 1,
    variables: ['DAX', 'SMI', 'CAC', 'FTSE'],
    range: [1402.34, 8412],
    origin: /^Daily closing prices of DAX, SMI, CAC, FTSE, .*time: trading-day index/,
  },
]

test.each(RECORDS)(
  '$file: $samples samples of $variables',
  ({ file, samples, span, perUnit, variables, range, origin }) => {
    const record = readTrajectory(join('examples/data', file))
    const { dim, times, states } = record
    expect([dim, record.variables, record.status]).toEqual([variables.length, variables, 'complete'])
    expect([times.length, states.length]).toEqual([samples, samples * dim])
    expect([times[0], times[samples - 1]]).toEqual(span)
    expect(Math.round((span[1] - span[0]) * perUnit)).toBe(samples - 1)
    expect(Math.abs(samplingInterval(record) * perUnit - 1)).toBeLessThan(1e-7)
    expect([Math.min(...states), Math.max(...states)]).toEqual(range)
    expect(record.origin).toMatch(origin)
  },
)

test('every record in the examples is checked here', () => {
  expect(readdirSync('examples/data').filter((file) => file.endsWith('.csv'))).toEqual(
    RECORDS.map(({ file }) => file).sort(),
  )
})

test('an error in the content names the file, the line and the column', () => {
  const path = join(folder, "$& odd $1 name's.csv")
  writeFileSync(path, 'time,x\n0,1\n1,two\n')
  expect(() => readTrajectory(path)).toThrow(SyntaxError)
  expect(() => readTrajectory(path)).toThrow(
    `readTrajectory: ${path}: line 3, column 2 (x): "two" is not a finite number`,
  )
})

test('options reach the parser', () => {
  const path = join(folder, 'x.csv')
  writeFileSync(path, 'x,hour\n1,6\n')
  expect(readTrajectory(path, { timeColumn: 'hour' }).times).toEqual(Float64Array.of(6))
  writeFileSync(path, 'x\n1\n\n2\n3\n')
  expect(readTrajectory(path, { missing: 'interpolate' }).pieces[0].states).toEqual(Float64Array.of(1, 1.5, 2, 3))
  expect(readTrajectory(path, { missing: 'split' }).pieces[0].states).toEqual(Float64Array.of(2, 3))
  writeFileSync(path, 'x\n1\n\n2\n')
  expect(() => readTrajectory(path, { missing: 'split' })).toThrow(`${path}: splitAtGaps: no piece between gaps`)
})

test('what cannot be read is an error that names the path', () => {
  expect(() => readTrajectory(join(folder, 'no.csv'))).toThrow(
    `readTrajectory: ${join(folder, 'no.csv')}: no such file`,
  )
  expect(() => readTrajectory(folder)).toThrow(`readTrajectory: ${folder}: is a folder, not a file`)
})

test('a file too large to hold in memory is refused unread', () => {
  const path = join(folder, 'large.csv')
  writeFileSync(path, '')
  truncateSync(path, 2 ** 28 + 1)
  expect(() => readTrajectory(path)).toThrow(RangeError)
  expect(() => readTrajectory(path)).toThrow(`readTrajectory: ${path}: 268435457 bytes; at most 268435456 can be read`)
})

test('text in another encoding is refused, not misread', () => {
  const path = join(folder, 'latin1.csv')
  writeFileSync(path, Buffer.from('time,Höhe\n0,1\n', 'latin1'))
  expect(() => readTrajectory(path)).toThrow(`readTrajectory: ${path}: not UTF-8 text; save it as UTF-8`)
  writeFileSync(path, '\uFEFFtime,Höhe\n0,1\n')
  expect(readTrajectory(path).variables).toEqual(['Höhe'])
})

test('a written file has exactly its content, replaces an older one, and leaves nothing beside it', () => {
  const path = join(folder, 'new/deep/report.html')
  writeFileSafely(path, 'first, and longer')
  writeFileSafely(path, 'größer')
  expect(readFileSync(path, 'utf8')).toBe('größer')
  writeFileSafely(path, Uint8Array.of(0, 255, 7).subarray(1))
  expect(Array.from(readFileSync(path))).toEqual([255, 7])
  expect(readdirSync(join(folder, 'new/deep'))).toEqual(['report.html'])
})

test('whoever has the older file open still reads all of it', () => {
  const path = join(folder, 'read.txt')
  writeFileSafely(path, 'old and whole')
  const reader = openSync(path, 'r')
  writeFileSafely(path, 'new')
  expect(readFileSync(reader, 'utf8')).toBe('old and whole')
  closeSync(reader)
})

test('a write that fails names the path and leaves nothing half-written', () => {
  const occupied = join(folder, 'occupied')
  mkdirSync(join(occupied, 'full'), { recursive: true })
  expect(() => writeFileSafely(occupied, 'x')).toThrow(`writeFileSafely: ${occupied}: is a folder, not a file`)
  expect(readdirSync(folder)).toEqual(['occupied'])

  writeFileSync(join(folder, 'file'), 'old')
  const below = join(folder, 'file', 'below')
  expect(() => writeFileSafely(below, 'x')).toThrow(`writeFileSafely: ${below}: `)
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old')
})

test('content that cannot be written leaves the older file as it was', () => {
  const path = join(folder, 'kept.txt')
  writeFileSafely(path, 'old')
  expect(() => writeFileSafely(path, 7 as unknown as string)).toThrow(`writeFileSafely: ${path}: `)
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['kept.txt'])
})
