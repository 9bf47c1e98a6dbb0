// Builds the whole site: the reference from the docstrings, the pages, the atlas beside them.
import { fileURLToPath } from 'node:url'
import { build } from 'vitepress'
import { progressLine } from '../../src/node/terminal.ts'
import { catalogue } from '../../systems/catalogue.ts'
import { siteBar } from '../atlas/site-bar.ts'
import { writeAtlas } from '../atlas/write-atlas.ts'
import { writeApi } from './api/write-api.ts'

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

await writeApi()
await build(path('..'))
const line = progressLine()
writeAtlas(catalogue(), path('../../site/atlas'), {
  bar: siteBar(),
  onPage: ({ entry }) => line.update(`atlas: ${entry.id}`),
})
line.done()
