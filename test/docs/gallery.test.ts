import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { matches, tagCounts } from '../../docs/.vitepress/theme/gallery/example-search.ts'
import { answerWords, figureMarkup, heightOf } from '../../docs/gallery/answer-markup.ts'
import { examplePage } from '../../docs/gallery/example-page.ts'
import { digest, withImports } from '../../docs/gallery/source-digest.ts'
import { examples } from '../../examples/list.ts'
import { misnested, textOf } from './markup.ts'
import { oneOfEach } from './one-of-each.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-gallery-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hostile = '</div><script>{{ 7*7 }}'
const claims = [{ label: hostile, value: 1e-5, unit: 'm', note: hostile, atMost: 2 }]
const answer = {
  headline: hostile,
  text: `${hostile}\n\nSecond paragraph.`,
  claims,
  figures: [oneOfEach(hostile).curvePlot],
}

test('an answer is words, numbers with their bounds and figures, and none of its text is markup', () => {
  const markup = answerWords(answer) + answer.figures.map(figureMarkup).join('')
  expect(misnested(markup)).toBeUndefined()
  expect(markup).not.toContain('<script')
  expect(textOf(answerWords(answer))).toContain(`${hostile}; expected at most 2`)
  expect(textOf(answerWords(answer))).toContain('1.0×10⁻⁵ m')
})

test('a page has everything of its example, and the answer without blank lines, which would end it in Markdown', () => {
  const page = examplePage(
    { name: 'a-name', question: 'Why?', tags: ['noise'], long: true, seconds: 1.26, answer },
    'const source = 1\n',
  )
  expect(page).toMatch(/^# Why\?\n/)
  expect(page).toContain('<LiveExample name="a-name" :long="true" :seconds="1.3">')
  expect(page).toContain('```sh\nnpm run example -- a-name\n```')
  expect(page).toContain('```ts\nconst source = 1\n```')
  const [, inside] = /<div v-pre class="answer">\n([\s\S]*)\n<\/div>\n<\/LiveExample>/.exec(page)!
  expect(inside).not.toMatch(/\n\s*\n/)
  expect(misnested(inside)).toBeUndefined()
})

test('figures keep their height on a wide page and get lower on a narrow one', () => {
  const { curvePlot } = oneOfEach('a')
  expect(heightOf(curvePlot, 688)).toBe(curvePlot.layout.height)
  expect(heightOf(curvePlot, 300)).toBeLessThan(curvePlot.layout.height as number)
})

test('an example is found by all of its words, whatever their case and marks, and by its tags together', () => {
  const entry = { name: 'rossler-family', question: 'Rössler?', headline: 'At 8 of 8', tags: ['chaos', 'parameters'] }
  expect(matches(entry, '', [])).toBe(true)
  expect(matches(entry, ' ROSSLER  chaos', [])).toBe(true)
  expect(matches(entry, 'rössler noise', [])).toBe(false)
  expect(matches(entry, '8 of', ['chaos', 'parameters'])).toBe(true)
  expect(matches(entry, '', ['chaos', 'noise'])).toBe(false)
  const other = { ...entry, tags: ['chaos', 'noise'] }
  expect(tagCounts([entry, other, { ...entry, tags: ['noise', 'chaos'] }])).toEqual([
    ['chaos', 3],
    ['noise', 2],
  ])
})

test('every example is named as its file, and asks a question', () => {
  for (const [name, { question, tags }] of Object.entries(examples)) {
    expect(withImports(join('examples', `${name}.ts`)).length).toBeGreaterThan(0)
    expect(question).toMatch(/\?$/)
    expect(tags.length).toBeGreaterThan(0)
  }
})

test('a digest changes with the content of a file or of one that it imports, and with nothing else', () => {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  const now = (): string => digest(withImports(join(folder, 'a.ts')), folder)
  write('a.ts', "import { b } from './b.ts'\nimport { integrate } from 'rhei'\n")
  write('b.ts', "import type { A } from './a.ts'\n")
  const first = now()
  write('c.ts', '')
  expect(now()).toBe(first)
  write('b.ts', '// other\n')
  expect(now()).not.toBe(first)
})
