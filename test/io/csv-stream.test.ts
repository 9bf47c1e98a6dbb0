import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planColumns } from '../../src/io/column-plan.ts'
import { MISSING_CELLS, parseCsv, parseRawCsv } from '../../src/io/csv.ts'
import { readCsvStart } from '../../src/io/csv-head.ts'
import { csvStream } from '../../src/io/csv-stream.ts'
import type { RecordChunk } from '../../src/io/record-chunk.ts'
import { MUTATIONS } from './mutations.ts'

interface Columns {
  readonly variables: readonly string[]
  readonly times: readonly number[]
  readonly states: readonly number[]
}

/** The whole table, read in pieces of so many bytes and in chunks of so many rows. */
function streamed(text: string, piece: number, chunkRows: number, missingCells: readonly string[]): Columns {
  const bytes = new TextEncoder().encode(text)
  const head = readCsvStart(bytes, true)
  const plan = planColumns(head.names, {}, (column, problem) => {
    throw new SyntaxError(`parseCsv: line ${head.line}, column ${column + 1} (${head.names[column]}): ${problem}`)
  })
  const stream = csvStream(head, plan, { chunkRows, missingCells })
  const chunks: RecordChunk[] = []
  for (let at = head.start; at < bytes.length; at += piece) chunks.push(...stream.push(bytes.subarray(at, at + piece)))
  chunks.push(...stream.end())
  for (const chunk of chunks.slice(0, -1)) expect(chunk.rows).toBe(chunkRows)
  const states = chunks.flatMap((chunk) => [...chunk.states])
  const times =
    plan.time >= 0
      ? chunks.flatMap((chunk) => [...(chunk.times ?? [])])
      : Array.from({ length: states.length / plan.values.length }, (_, i) => i)
  return { variables: plan.values.map((j) => head.names[j]), times, states }
}

function outcome(read: () => Columns): Columns | string {
  try {
    const { variables, times, states } = read()
    return { variables, times: [...times], states: [...states] }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return error.message
  }
}

const pieces = fc.integer({ min: 1, max: 40 })
const rows = fc.integer({ min: 1, max: 5 })

test('any text gives what the parser of whole texts gives, however it is cut: the same numbers or an error', () => {
  const scrap = fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    ',',
    ';',
    '\t',
    '"',
    '#',
    ' ',
    '1',
    '2.5',
    '-',
    '.',
    'e3',
    '[m]',
    'NA',
    'é',
  )
  const scraps = (maxLength: number): fc.Arbitrary<string> =>
    fc.array(scrap, { maxLength }).map((some) => some.join(''))
  const text = fc.oneof(
    scraps(40),
    fc
      .tuple(fc.constantFrom(',', ';', '\t'), scraps(20))
      .map(([mark, some]) => `time${mark}x\n1${mark}2\n3${mark}${some}`),
    scraps(20).map((some) => `x\n1\n${some}`),
    scraps(20).map((some) => `x\ty\n1\t\n${some}\t`),
  )
  fc.assert(
    fc.property(text, pieces, rows, fc.boolean(), (csv, piece, chunkRows, missing) => {
      const wanted = outcome(() =>
        missing ? (parseRawCsv(csv) as unknown as Columns) : (parseCsv(csv) as unknown as Columns),
      )
      const got = outcome(() => streamed(csv, piece, chunkRows, missing ? MISSING_CELLS : []))
      // Of several faults, either may be met first.
      if (typeof wanted === 'string') expect(typeof got).toBe('string')
      else expect(got).toEqual(wanted)
    }),
    { numRuns: 5 * MUTATIONS },
  )
}, 600_000)

test('a single fault has the same words and the same place', () => {
  const cell = fc.constantFrom(
    '',
    'x',
    'NaN',
    '0x10',
    '1e999',
    '1 2',
    '"a""b"',
    '"1',
    '--1',
    '1,1',
    '2000-01-01',
    '1;1',
    '\u00a0',
  )
  fc.assert(
    fc.property(cell, pieces, rows, fc.nat({ max: 5 }), fc.nat({ max: 1 }), (bad, piece, chunkRows, i, j) => {
      const lines = Array.from({ length: 6 }, (_, r) => [
        r,
        j === 0 && r === i ? bad : r,
        j === 1 && r === i ? bad : -r,
      ])
      const text = `# words\nt,"x ""1""",y\n[s],[m],[]\n${lines.map((line) => line.join(',')).join('\n#\n')}`
      expect(outcome(() => streamed(text, piece, chunkRows, []))).toEqual(
        outcome(() => parseCsv(text) as unknown as Columns),
      )
    }),
  )
})

test('the numbers are those of whole texts, bit by bit', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => ` ${x.toExponential(18)} `),
    fc.constantFrom('-0', '+.5', '1.', '"7"', 'NA', '', '00012'),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 1 }), pieces, rows, (table, piece, chunkRows) => {
      const text = `x,y\r\n${table.map((row) => row.join(',')).join('\r\n')}`
      const raw = parseRawCsv(text)
      const { states } = streamed(text, piece, chunkRows, MISSING_CELLS)
      expect(states.every((x, k) => Object.is(x, raw.states[k]))).toBe(true)
    }),
  )
})

test('a line without an end is refused before it fills the memory', () => {
  const head = readCsvStart(new TextEncoder().encode('x\n1\n'), false)
  const stream = csvStream(head, { time: -1, values: [0] }, { chunkRows: 1 })
  const piece = new Uint8Array(2 ** 23).fill(0x31)
  expect(() => {
    for (let k = 0; k < 4; k++) [...stream.push(piece)]
  }).toThrow('parseCsv: line 2, column 1: the line is longer than 16777216 bytes')
})
