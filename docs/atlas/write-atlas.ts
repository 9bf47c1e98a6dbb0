import { join } from 'node:path'
import { writeFileSafely } from '../../src/node/files.ts'
import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { indexPage } from './index-page.ts'
import { systemPage } from './page.ts'
import { type Portrayed, portray } from './portrayed.ts'

export interface AtlasOptions {
  /** Told of each page. */
  readonly onPage?: (portrayed: Portrayed, bytes: number) => void
  /** Markup above each page, such as links to the site that it is a part of; default none. */
  readonly bar?: string
}

/** Writes a page for each entry and index.html into the folder. */
export function writeAtlas(
  entries: readonly CatalogueEntry[],
  folder: string,
  { onPage = () => {}, bar }: AtlasOptions = {},
): void {
  const all = entries.map((entry, i) => {
    const portrayed = portray(entry)
    const page = systemPage(portrayed, { before: entries[i - 1], after: entries[i + 1], bar })
    writeFileSafely(join(folder, `${entry.id}.html`), page)
    onPage(portrayed, Buffer.byteLength(page))
    // The trajectories of all systems together would take much memory.
    const { simulation: _, ...rest } = portrayed
    return rest
  })
  writeFileSafely(join(folder, 'index.html'), indexPage(all, bar))
}
