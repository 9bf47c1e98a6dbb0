import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordTrial } from '../../../docs/lab/record-trial.ts'

const read = (name: string): Uint8Array => readFileSync(new URL(`../../../examples/data/${name}`, import.meta.url))
const study = (name: string, bytes: Uint8Array, column?: string): ReturnType<typeof recordTrial> =>
  recordTrial({ name, bytes, seed: 1, ...(column !== undefined && { column }) }, () => {})
const text = (content: string): Uint8Array => new TextEncoder().encode(content)

test('a record is learned, scored and continued with bands; the same seed gives the same', async () => {
  const trial = await study('lynx.csv', read('lynx.csv'))
  expect(trial).toMatchObject({ columns: ['lynx'], column: 'lynx', samples: 114, notes: [] })
  expect(trial.figures.map(({ heading }) => heading)).toEqual([
    'Error by how far ahead',
    'The held-out part, 8 samples ahead',
    'What comes next',
  ])
  expect(trial.study.verdict[0]).toMatch(/best forecast/)
  const again = await study('lynx.csv', read('lynx.csv'))
  expect(again.figures).toEqual(trial.figures)
})

test('a short record says that it gets no bands, and why; another column may be chosen', async () => {
  const trial = await study('lynx-hare.csv', read('lynx-hare.csv'), 'lynx')
  expect(trial.column).toBe('lynx')
  expect(trial.notes.join()).toMatch(/No bands are given: .*9 held-out windows/)
})

test('gaps are filled and said', async () => {
  const rows = Array.from({ length: 80 }, (_, i) => `${i},${i % 30 === 7 ? '' : Math.sin(i)}`)
  const trial = await study('gaps.csv', text(`time,x\n${rows.join('\n')}\n`))
  expect(trial.samples).toBeGreaterThan(60)
  expect(trial.notes.join()).toMatch(/gaps/)
})

test.each([
  ['no numbers', 'time,x\n0,a\n1,b\n', /x/],
  ['too few samples', 'time,x\n0,1\n1,2\n2,4\n', /3 samples of 'x' in a row; it takes 20/],
  ['nothing that changes', `time,x\n${Array.from({ length: 40 }, (_, i) => `${i},5`).join('\n')}`, /never changes/],
  ['times that go back', 'time,x\n1,1\n0,2\n', /line 3/],
])('a file with %s is refused with the reason', async (_, content, reason) => {
  await expect(study('bad.csv', text(content))).rejects.toThrow(reason)
})

test('a column that is not there names those that are', async () => {
  await expect(study('lynx-hare.csv', read('lynx-hare.csv'), 'fox')).rejects.toThrow(
    "no column 'fox'; there are hare, lynx",
  )
})
