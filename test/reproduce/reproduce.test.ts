import { expect, test } from 'vitest'
import { parseOptions } from './options.ts'
import { tablePrinter } from './print.ts'
import type { Row } from './table.ts'
import { tables } from './tables.ts'

test('options: five seeds and the short form by default; what is out of range is refused', () => {
  expect(parseOptions(['noise', '--json'])).toMatchObject({
    names: ['noise'],
    json: true,
    scale: 'short',
    seeds: [1, 2, 3, 4, 5],
  })
  expect(parseOptions(['--full', '--seeds', '2'])).toMatchObject({ scale: 'full', seeds: [1, 2] })
  expect(() => parseOptions(['--seeds', '0'])).toThrow(/--seeds must be a whole number from 1 to 100, got '0'/)
  expect(() => parseOptions(['--sedes', '1'])).toThrow(TypeError)
})

test('every table has a name of its own', () => {
  expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length)
})

test('rows are plain data and print under their headings: a polynomial energy is found to rounding', async () => {
  const hamiltonian = tables.find(({ name }) => name === 'hamiltonian')!
  const rows: Row[] = []
  const request = { scale: 'short', seeds: [1], only: 'polynomial', progress: () => {} } as const
  for await (const row of hamiltonian.rows(request)) rows.push(row)
  expect(rows).toHaveLength(1)
  expect(JSON.parse(JSON.stringify(rows))).toEqual(rows)
  expect(rows[0]).toMatchObject({ system: 'Hénon–Heiles', method: 'polynomial', publishedRelativeL2: null })
  expect(rows[0].relativeL2).toBeLessThan(1e-14)
  const lines: string[] = []
  const print = tablePrinter((line) => lines.push(line))
  for (const row of [...rows, ...rows]) print(row)
  expect(lines).toHaveLength(3)
  expect(lines[0].split(/\s{2,}/)).toEqual(Object.keys(rows[0]))
})
