import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { broken } from '../examples/example.ts'
import { examples } from '../examples/list.ts'

/** What is no example. */
const MACHINERY = ['adam.ts', 'claim-row.ts', 'example.ts', 'linear-quadratic.ts', 'list.ts', 'main.ts', 'random.ts']

it('the list is complete', () => {
  const files = readdirSync('examples').filter((file) => file.endsWith('.ts') && !MACHINERY.includes(file))
  expect(Object.keys(examples).sort()).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort())
})

it.each(Object.entries(examples))('%s answers its question', async (name, { question, tags, run }) => {
  const read = (file: string): Promise<string> => readFile(`examples/data/${file}`, 'utf8')
  const answer = await run({ quick: true, read, progress: () => {} })
  expect(broken(answer.claims)).toEqual([])
  expect(answer.claims.length).toBeGreaterThan(0)
  expect(answer.figures.length).toBeGreaterThan(0)
  for (const { caption } of answer.figures) expect(caption).toMatch(/\.$/)
  expect(question).toMatch(/\?$/)
  expect(tags.length).toBeGreaterThan(0)
  // What a reader copies must run elsewhere: no path into the sources.
  expect(readFileSync(`examples/${name}.ts`, 'utf8')).not.toMatch(/\.\.\/(src|systems)/)
})

it('a claim outside its bounds is named', () => {
  const claims = [
    { label: 'a', value: 1, atLeast: 2 },
    { label: 'b', value: Number.NaN, atMost: 1 },
    { label: 'c', value: 0 },
  ]
  expect(broken(claims)).toEqual(['a is 1, not between 2 and Infinity', 'b is NaN, not between -Infinity and 1'])
})
