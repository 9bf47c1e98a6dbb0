import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../systems/', import.meta.url)

test('the list names every file of every domain; fields have no text and are exported beside it', () => {
  const list = readFileSync(new URL('list.ts', folder), 'utf8')
  const domains = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of domains.filter(({ name }) => name !== 'fields'))
    for (const file of readdirSync(new URL(`${name}/`, folder))) expect(list).toContain(`'./${name}/${file}'`)
})
