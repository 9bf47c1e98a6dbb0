import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'site')
/** There while somebody builds: the tests of several files want the site at once. */
const mark = join(root, 'reports/site-is-being-built')
/** Milliseconds after which whoever set the mark has come to grief. */
const STALE = 600_000

/** The folder of the site, built where it is missing or older than what it is made of. */
export async function builtSite(): Promise<string> {
  await mkdir(join(root, 'reports'), { recursive: true })
  while (!isBuilt()) {
    if (!(await take())) await sleep(500)
    else
      try {
        // What `npm run site:build` runs.
        await promisify(execFile)(process.execPath, ['--import', 'tsx', 'docs/.vitepress/build.ts'], {
          cwd: root,
          env: { ...process.env, NODE_ENV: 'production' },
        })
        return folder
      } finally {
        await rm(mark, { recursive: true, force: true })
      }
  }
  return folder
}

/** Whether the mark was set by us. */
async function take(): Promise<boolean> {
  if (existsSync(mark) && Date.now() - statSync(mark).mtimeMs > STALE) await rm(mark, { recursive: true, force: true })
  try {
    await mkdir(mark)
    return true
  } catch {
    return false
  }
}

function isBuilt(): boolean {
  // The file that is written last.
  const last = join(folder, 'atlas/index.html')
  return (
    !existsSync(mark) && existsSync(last) && statSync(last).mtimeMs >= newest(['docs', 'src', 'systems', 'examples'])
  )
}

/** When anything in these folders was last written. */
function newest(folders: readonly string[]): number {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
  )
  return Math.max(...files.map((file) => statSync(file).mtimeMs))
}
