import { join } from 'node:path'
import { progressLine } from '../../src/node/terminal.ts'
import { catalogue } from '../../systems/catalogue.ts'
import { writeAtlas } from './write-atlas.ts'

const folder = process.argv[2] ?? 'reports/atlas'
const line = progressLine()
const troubles: string[] = []
let [pages, largest] = [0, 0]
writeAtlas(catalogue(), folder, {
  onPage({ entry, trouble }, bytes) {
    line.update(`${++pages} ${entry.id}`)
    largest = Math.max(largest, bytes)
    if (trouble) troubles.push(`${entry.id}: ${trouble}`)
  },
})
line.done()
for (const trouble of troubles) console.log(trouble)
console.log(`${pages} pages, the largest of ${Math.round(largest / 1000)} kB: ${join(folder, 'index.html')}`)
