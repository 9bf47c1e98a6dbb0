import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvRecord, formatCsv, parseCsv, parseRawCsv } from '../../src/io/csv.ts'

function bits(values: Float64Array): BigUint64Array {
  return new BigUint64Array(values.slice().buffer)
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const name = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '#', ' ', 'x'), minLength: 1, maxLength: 8 }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '' && text !== 'time' && !/[\r\n]/.test(text))

const unit = fc
  .oneof(fc.constantFrom('', 'm/s', 'kg,m', '1e-3 m;"', '[m](s)', '#'), fc.string({ unit: 'binary', maxLength: 8 }))
  .map((text) => text.trim())
  .filter((text) => !/[\r\n]/.test(text))

const record: fc.Arbitrary<CsvRecord> = fc
  .record({
    variables: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    times: fc.uniqueArray(finite, { minLength: 1, maxLength: 20, comparator: (a, b) => a === b }),
    origin: fc.option(
      fc.array(
        fc.string().filter((text) => !/[\r\n]/.test(text)),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    units: fc.option(fc.array(unit, { minLength: 5, maxLength: 5 })),
  })
  .chain(({ variables, times, origin, units }) => {
    const size = variables.length * times.length
    return fc.array(finite, { minLength: size, maxLength: size }).map((states) => ({
      dim: variables.length,
      times: Float64Array.from(times).sort(),
      states: Float64Array.from(states),
      status: 'complete' as const,
      variables,
      ...(origin && { origin: origin.join('\n') }),
      ...(units && { units: units.slice(1, 1 + variables.length), ...(units[0] && { timeUnit: units[0] }) }),
    }))
  })

test('what is formatted parses back to the same names, the same units and comment and the same bits', () => {
  fc.assert(
    fc.property(record, fc.constantFrom(',' as const, ';' as const, '\t' as const), (original, separator) => {
      const back = parseCsv(formatCsv(original, separator))
      expect(back).toEqual(original)
      expect(bits(back.times)).toEqual(bits(original.times))
      expect(bits(back.states)).toEqual(bits(original.states))
    }),
    { numRuns: 300 },
  )
})

const LOOKS_LIKE = /^parseCsv: line ([1-9]\d*), column [1-9]\d*( \(.+\))?: ./s

/** The outcome of parsing anything at all: a sound trajectory, or an error that names a place in the file. */
function expectSoundOrRefused(text: string): void {
  try {
    const { dim, times, states, variables } = parseCsv(text)
    expect(states.length).toBe(times.length * dim)
    expect(variables.length).toBe(dim)
    expect([...times, ...states].every(Number.isFinite)).toBe(true)
    expect(times.every((t, i) => i === 0 || t > times[i - 1])).toBe(true)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    expect(error.message).toMatch(LOOKS_LIKE)
    const line = Number(LOOKS_LIKE.exec(error.message)?.[1])
    expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length + 1)
  }
}

test('any text at all gives a sound trajectory or a SyntaxError that names line and column', () => {
  const scrap = fc.constantFrom(
    '\n',
    '\r',
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
    'time',
    'x',
    '\uFEFF',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join('')),
    fc.array(scrap, { maxLength: 20 }).map((scraps) => `time,x\n1,2\n2,${scraps.join('')}`),
  )
  fc.assert(fc.property(text, expectSoundOrRefused), { numRuns: 3000 })
})

test('one bad cell is found where it is, whatever stands above it', () => {
  const cell = fc.constantFrom(
    '',
    ' ',
    'x',
    'NaN',
    '-Infinity',
    '0x10',
    '1e999',
    '1 2',
    '1.2.3',
    '"a""b"',
    '--1',
    'e5',
    '.',
  )
  const size = fc.integer({ min: 1, max: 6 })
  const above = fc.array(fc.constantFrom('', '# words', ' # "words, 1'), { maxLength: 4 })
  const between = fc.array(fc.constantFrom('# words', '#1,"2'), { maxLength: 3 })
  const input = fc.tuple(size, size, fc.nat(), fc.nat(), above, between, cell, fc.constantFrom('\n', '\r\n', '\r'))
  fc.assert(
    fc.property(input, ([rows, columns, i, j, head, comments, bad, lineEnd]) => {
      const row = i % rows
      const column = j % columns
      const names = Array.from({ length: columns }, (_, k) => `v${k}`)
      const body = Array.from({ length: rows }, (_, r) =>
        names.map((_, c) => (r === row && c === column ? bad : '1')).join(','),
      )
      // A last line that is blank is no row at all.
      const text = [...head, names.join(','), ...comments, ...body, '# end'].join(lineEnd)
      fc.pre(columns > 1 || bad.trim() !== '' || row < rows - 1)
      const line = head.length + 1 + comments.length + row + 1
      expect(() => parseCsv(text)).toThrow(SyntaxError)
      expect(() => parseCsv(text)).toThrow(`parseCsv: line ${line}, column ${column + 1} (v${column}): `)
    }),
  )
})

const PLAIN = 'time,x,y\n0,1,-2.5\n1,3e2,.5\n'

test.each([
  ['a byte order mark', `\uFEFF${PLAIN}`],
  ['a byte order mark before quotes', `\uFEFF${PLAIN.replace('time', '"time"')}`],
  ['Windows line ends', PLAIN.replaceAll('\n', '\r\n')],
  ['old Macintosh line ends', PLAIN.replaceAll('\n', '\r')],
  ['no line end at the end', PLAIN.trimEnd()],
  ['empty lines around it', `\n\n${PLAIN}\n  \n\n`],
  ['semicolons', PLAIN.replaceAll(',', ';')],
  ['tabs', PLAIN.replaceAll(',', '\t')],
  ['spaces around cells', PLAIN.replaceAll(',', ' , ')],
  ['quotes around cells', PLAIN.replace(/[^,\n]+/g, '"$&"')],
  ['comments after the header', PLAIN.replaceAll('\n', '\n# "remark", 1\n')],
  ['other spellings of the numbers', 'time,x,y\n+0,1.,-25e-1\n1E0,0300,00.50\n'],
])('%s makes no difference', (_, text) => {
  expect(parseCsv(text)).toEqual({
    dim: 2,
    times: Float64Array.of(0, 1),
    states: Float64Array.of(1, -2.5, 300, 0.5),
    status: 'complete',
    variables: ['x', 'y'],
  })
})

test('the comment above the header is kept, comments below are not', () => {
  expect(parseCsv(`\uFEFF# Buoy 7\n${PLAIN}`).origin).toBe('Buoy 7')
  expect(parseCsv('# Buoy 7\n\n#  degrees C\ntime,x\n# gap\n0,1\n').origin).toBe('Buoy 7\n degrees C')
  expect(parseCsv(PLAIN)).not.toHaveProperty('origin')
})

test.each(['time', 't', 'Year', 'DATE'])('a first column called %s holds the times', (head) => {
  expect(parseCsv(`${head},x\n1900,7\n1901,8\n`)).toMatchObject({
    times: Float64Array.of(1900, 1901),
    states: Float64Array.of(7, 8),
    variables: ['x'],
  })
})

test('without times, samples are numbered; any column can be named as the times', () => {
  const text = 'x,hour,y\n1,6,2\n3,9,4\n'
  expect(parseCsv(text)).toMatchObject({ dim: 3, times: Float64Array.of(0, 1), variables: ['x', 'hour', 'y'] })
  const record = { times: Float64Array.of(6, 9), states: Float64Array.of(1, 2, 3, 4), variables: ['x', 'y'] }
  expect(parseCsv(text, { timeColumn: 'hour' })).toMatchObject({ dim: 2, ...record })
  expect(parseCsv(PLAIN, { timeColumn: null })).toMatchObject({ dim: 3, variables: ['time', 'x', 'y'] })
})

test.each([
  ['nothing', '', 'line 1, column 1: the file is empty'],
  ['only comments', '# a\n\n# b\n', 'line 1, column 1: the file is empty'],
  ['a header alone', '# a\ntime,x\n', 'line 3, column 1 (time): there are no rows below the header'],
  ['no header', '0,1\n1,2\n', 'line 1, column 1: expected a header line'],
  ['an empty name', 'time,x,\n0,1,2\n', 'line 1, column 3: the column has no name'],
  ['a name twice', 'time,x, x\n0,1,2\n', 'line 1, column 3 (x): column 2 has the same name'],
  ['times alone', 'time\n0\n', 'line 1, column 1 (time): there are times, but no column of values'],
  ['a short row', 'time,x,y\n0,1,2\n1,3\n', 'line 3, column 3 (y): missing; the row ends after 2 of 3 cells'],
  ['a long row', 'time,x\n0,1\n1,2,3\n', 'line 3, column 3: 3 cells for 2 columns; decimals need a point'],
  ['a line left empty', 'time,x\n0,1\n\n1,2\n', 'line 3, column 1 (time): empty line inside the table'],
  [
    'an empty cell',
    'time,x\n0,1\n1,\n',
    'line 3, column 2 (x): empty cell; fill the gap, leave out the row or set the option missing',
  ],
  ['a gap in a single column', 'x\n1\n\n2\n', 'line 3, column 1 (x): empty cell'],
  ['a word', 'time,x\n0,1\n1,n/a\n', 'line 3, column 2 (x): "n/a" is not a finite number'],
  ['NaN', 'time,x\n0,NaN\n', 'line 2, column 2 (x): "NaN" is not a finite number'],
  ['infinity', 'time,x\n0,-Infinity\n', 'line 2, column 2 (x): "-Infinity" is not a finite number'],
  ['a hexadecimal', 'time,x\n0,0x1F\n', 'line 2, column 2 (x): "0x1F" is not a finite number'],
  ['a number too large', 'time,x\n0,1e999\n', 'line 2, column 2 (x): "1e999" is too large for a 64-bit float'],
  ['a decimal comma', 'time;x\n0;3,5\n', 'line 2, column 2 (x): "3,5" has a decimal comma; write 3.5'],
  ['a decimal comma in quotes', 'time,x\n0,"3,5"\n', 'line 2, column 2 (x): "3,5" has a decimal comma; write 3.5'],
  ['a date', 'date,x\n2020-01-31,1\n', 'line 2, column 1 (date): "2020-01-31" is a date; write times as numbers'],
  ['a repeated time', 'time,x\n0,1\n0,2\n', 'line 3, column 1 (time): time 0 does not exceed 0; sort the rows'],
  ['a time that falls', 't,x\n1,1\n# c\n0,2\n', 'line 4, column 1 (t): time 0 does not exceed 1; sort the rows'],
  ['a quote that never ends', 'time,x\n0,"1\n1,2\n', 'line 2, column 2: a quoted cell does not end'],
  ['a quote that never ends in the last line', 'time,x\n0,"1', 'line 2, column 2: a quoted cell does not end'],
  ['a quote over two lines', 'time,"x\ny"\n0,1\n', 'line 1, column 2: a quoted cell does not end'],
  ['text after a quote', 'time,x\n0,"1"2\n', 'line 2, column 2: a quoted cell does not end'],
])('%s is refused', (_, text, message) => {
  expect(() => parseCsv(text)).toThrow(SyntaxError)
  expect(() => parseCsv(text)).toThrow(`parseCsv: ${message}`)
})

test('a time column that is not there is refused with the names that are', () => {
  expect(() => parseCsv(PLAIN, { timeColumn: 'hour' })).toThrow(
    'parseCsv: line 1, column 1 (time): no column is called "hour"; there are "time", "x", "y"',
  )
})

test('garbage in a cell reaches the terminal short and without control characters', () => {
  const text = `time,x\n0,\u001B[2J${'z'.repeat(1e5)}\n`
  expect(() => parseCsv(text)).toThrow(/"\\u001b\[2Jz{36}…" is not a finite number$/)
})

test('a megabyte of digits that is no number is refused without delay', () => {
  expect(() => parseCsv(`x\n${'1'.repeat(1e6)}x\n`)).toThrow('is not a finite number')
})

test('formatting: comment, header, rows; names are made up only where there are none', () => {
  const trajectory = { dim: 2, times: Float64Array.of(0, 0.5), states: Float64Array.of(1, -0, 1e21, 0.1) }
  expect(formatCsv({ ...trajectory, status: 'complete', origin: 'a\nb' })).toBe(
    '# a\n# b\ntime,y0,y1\n0,1,-0\n0.5,1e+21,0.1\n',
  )
})

test.each([[['x']], [['x', ' ']], [['x', 'x ']], [['x', 'time']], [['x', 'y\nz']]])(
  'formatting with the names %j is refused',
  (variables) => {
    const trajectory = { dim: 2, times: Float64Array.of(0), states: Float64Array.of(1, 2), variables }
    expect(() => formatCsv({ ...trajectory, status: 'complete' })).toThrow(RangeError)
  },
)

const GAPPY = '# a buoy\ntime,x,y\n0,1,5\n1,,6\n2,3,7\n3,NA,-99\n4,n/a,NaN\n5,null,\n6,7,11\n7,8,12\n'

test('missing values: refused with their place, split there, or interpolated over two in a row', () => {
  expect(() => parseCsv(GAPPY)).toThrow('line 4, column 2 (x): empty cell')
  expect(() => parseCsv(GAPPY, { missing: 'split', missingCells: ['', 'na'] })).toThrow('"n/a" is not a finite number')
  const split = parseCsv(GAPPY, { missing: 'split' })
  expect(split.pieces).toEqual([
    {
      ...{ dim: 2, status: 'complete', origin: 'a buoy', variables: ['x', 'y'] },
      ...{ times: Float64Array.of(6, 7), states: Float64Array.of(7, 11, 8, 12) },
    },
  ])
  expect(split.report).toMatchObject({ missing: 6, unused: 6, interpolated: 0, gaps: [] })
  const filled = parseCsv(GAPPY, { missing: 'interpolate', missingCells: ['', 'na', 'n/a', 'nan', 'null', '-99'] })
  expect(filled.pieces.map(({ states }) => [...states])).toEqual([
    [1, 5, 2, 6, 3, 7],
    [7, 11, 8, 12],
  ])
  expect(filled.report).toMatchObject({ missing: 7, interpolated: 1, gaps: [{ from: 2, to: 6 }] })
})

test('a table as it is: missing cells are NaN; a missing time is an error, and so is an unknown way out', () => {
  expect([...parseRawCsv(GAPPY).states.subarray(0, 4)]).toEqual([1, 5, Number.NaN, 6])
  expect(() => parseRawCsv('time,x\n0,1\n,2\n')).toThrow('line 3, column 1 (time): empty cell')
  expect(() => parseCsv('x\n1\n', { missing: 'drop' as 'refuse' })).toThrow("or 'interpolate', got 'drop'")
})

test('tables without missing values: splitting and interpolating give the whole', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 2, maxLength: 30 }), (values) => {
      const text = `x\n${values.join('\n')}\n`
      const whole = parseCsv(text)
      for (const missing of ['split', 'interpolate'] as const)
        expect(parseCsv(text, { missing }).pieces).toEqual([whole])
    }),
  )
})

test('the row below the header holds units if all its cells are in brackets or empty, and one is in brackets', () => {
  expect(parseCsv('time;x,1;y\n[s]; (m/s) ;\n0;1;2\n')).toMatchObject({ units: ['m/s', ''], timeUnit: 's' })
  expect(parseCsv('time,x\n# words\n,[m]\n0,1\n')).toEqual({
    ...parseCsv('time,x\n0,1\n'),
    units: ['m'],
  })
  expect(parseRawCsv('x\n\n1\n').states).toEqual(Float64Array.of(Number.NaN, 1))
  expect(() => parseCsv('time,x\n[s],m\n0,1\n')).toThrow('line 2, column 1 (time): "[s]" is not a finite number')
  expect(() => parseCsv('time,x\n[s]\n0,1\n')).toThrow('line 2, column 2 (x): missing')
  expect(() => parseCsv('time,x\n[s],[m]\n[s],[m]\n')).toThrow('line 3, column 1 (time): "[s]"')
  expect(() => parseCsv('time,x\n[s],[m]\n')).toThrow('line 3, column 1 (time): there are no rows')
  const record = parseCsv('time,x\n0,1\n')
  expect(() => formatCsv({ ...record, units: ['m', 's'] })).toThrow('formatCsv: 2 units for dim 1')
  expect(() => formatCsv({ ...record, units: ['m\n'] })).toThrow('formatCsv: unit "m\\n" has a line break')
})

test('columns may be chosen by name or number, in any order; the others need not hold numbers', () => {
  const text = 'name,x,t,y\n(),[m],[s],[kg]\na,1,10,2\nb,3,20,4\n'
  const { times, states, variables, units } = parseCsv(text, { timeColumn: 't', columns: ['y', 1] })
  expect([times, states]).toEqual([Float64Array.of(10, 20), Float64Array.of(2, 1, 4, 3)])
  expect([variables, units]).toEqual([
    ['y', 'x'],
    ['kg', 'm'],
  ])
  expect(parseCsv(text, { timeColumn: 2, columns: ['x'] }).times).toEqual(times)
  expect(() => parseCsv(text, { columns: ['z'] })).toThrow('column 1 (name): no column is called "z"; there are "name"')
  expect(() => parseCsv(text, { columns: [4] })).toThrow('there is no column 4')
  expect(() => parseCsv(text, { columns: ['x', 1] })).toThrow('column 2 (x): the column is asked for twice')
})

test('a decimal comma in a table with semicolons is refused with a way out', () => {
  expect(() => parseCsv('t;x\n0;1\n1;-2,5\n')).toThrow('line 3, column 2 (x): "-2,5" has a decimal comma; write -2.5')
})
