import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Pages and parts that the lab does without. */
const ELSEWHERE = /\.md\.|localSearch|LocalSearch|plotly|butterfly|[Ee]xample|gallery|\.csv$|\.svg$|\.map$/

/** Writes the list of files that `offline.js` keeps: the lab's page and all scripts and styles that it may ask for. */
export function writeOfflineList(site: string): void {
  const assets = readdirSync(join(site, 'assets'), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name.startsWith('lab.md.') || !ELSEWHERE.test(entry.name)))
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(site.length + 1)
        .replaceAll('\\', '/'),
    )
  writeFileSync(join(site, 'offline.json'), JSON.stringify(['lab.html', ...assets.sort()]))
}
