import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folder of the site, built where it is missing or older than what it is made of. */
export async function builtSite(): Promise<string> {
  const folder = join(root, 'site')
  // The file that is written last.
  const last = join(folder, 'atlas/index.html')
  if (!existsSync(last) || statSync(last).mtimeMs < newest(['docs', 'src', 'systems', 'examples'])) {
    // What `npm run site:build` runs.
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'docs/.vitepress/build.ts'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    })
  }
  return folder
}

/** When anything in these folders was last written. */
function newest(folders: readonly string[]): number {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
  )
  return Math.max(...files.map((file) => statSync(file).mtimeMs))
}
