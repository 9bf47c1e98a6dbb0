import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../systems/', import.meta.url)

test('the list names every file of every domain that defines a system', () => {
  const list = readFileSync(new URL('list.ts', folder), 'utf8')
  const domains = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = domains.flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, folder)).map((file) => `./${name}/${file}`),
  )
  // Beside the fields stand helpers that define none.
  const defines = (file: string): boolean => /\bdefine[A-Z]\w+\(/.test(readFileSync(new URL(file, folder), 'utf8'))
  const named = files.filter((file) => !file.startsWith('./fields/') || defines(file))
  expect(named.filter((file) => file.startsWith('./fields/'))).toHaveLength(8)
  for (const file of named) expect(list).toContain(`'${file}'`)
})
