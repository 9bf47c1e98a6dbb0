import { expect, test } from 'vitest'
import { formatTable, progressLine } from '../../src/node/terminal.ts'

function stream(
  isTTY: boolean,
  columns = 20,
): { isTTY: boolean; columns: number; written: string[]; write(text: string): void } {
  const written: string[] = []
  return { isTTY, columns, written, write: (text) => written.push(text) }
}

test('a terminal shows one line that is written over and wiped away', () => {
  const terminal = stream(true)
  const line = progressLine(terminal, {})
  line.update('fit')
  line.update('fit')
  line.update('a line that is longer than the terminal\nis wide')
  line.done()
  line.done()
  expect(terminal.written).toEqual(['\r\x1b[2Kfit', '\r\x1b[2Ka line that is long', '\r\x1b[2K'])
})

test.each([
  ['a pipe', false, {}],
  ['continuous integration', true, { CI: 'true' }],
  ['a dumb terminal', true, { TERM: 'dumb' }],
])('%s gets nothing', (_, isTTY, env) => {
  const terminal = stream(isTTY)
  const line = progressLine(terminal, env)
  line.update('fit')
  line.done()
  expect(terminal.written).toEqual([])
})

test('a table has aligned columns and no blanks at line ends', () => {
  const rows = [
    { label: 'valid time', value: '18.2', note: 'median' },
    { label: 'fit', value: '0.31 s' },
  ]
  expect(formatTable(rows)).toBe('valid time  18.2    median\nfit         0.31 s')
  expect(formatTable([])).toBe('')
})

test('control characters never reach the terminal', () => {
  expect(formatTable([{ label: 'a\x1b[31mb', value: 'c\r\nd', note: '\x9b' }])).toBe('a [31mb  c  d')
})
