import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The rows of all tables in a text, each as its cells. */
function tableRows(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
        .join(' | '),
    )
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('the figures of the README are those of the page on benchmarks', () => {
  const [, numbers] = read('README.md').split('## Numbers')
  const told = tableRows(numbers.split('\n## ')[0])
  const page = new Set(tableRows(read('docs/benchmarks.md')))
  expect(told.length).toBeGreaterThan(25)
  expect(told.filter((row) => !page.has(row))).toEqual([])
})
