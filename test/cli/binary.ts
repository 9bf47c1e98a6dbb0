import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as a user has it: bundled, beside its worker, and a script `rhei` that starts it. */
export interface Binary {
  /** An empty folder to work in. */
  readonly folder: string
  readonly script: string
  /** A line of shell in the folder, in which `rhei` is known. */
  readonly shell: (line: string) => { readonly status: number | null; readonly stdout: string; readonly stderr: string }
  readonly remove: () => void
}

export function buildBinary(): Binary {
  const home = mkdtempSync(join(tmpdir(), 'rhei-cli-'))
  const dist = join(home, 'dist')
  buildSync({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli/main.ts', 'node-worker': 'src/node/worker.ts' },
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['plotly.js-dist'],
    // What is CommonJS inside asks for require.
    banner: { js: "import { createRequire as $r } from 'node:module'; const require = $r(import.meta.url);" },
  })
  writeFileSync(join(dist, 'package.json'), '{"type":"module"}')
  const bin = join(home, 'bin')
  const folder = join(home, 'work')
  for (const path of [bin, folder]) mkdirSync(path)
  const script = join(bin, 'rhei')
  writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${join(dist, 'cli.js')}" "$@"\n`)
  chmodSync(script, 0o755)
  const env = { ...plainEnvironment(), PATH: `${bin}:${process.env.PATH}` }
  return {
    folder,
    script,
    shell: (line) => spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', env }),
    remove: () => rmSync(home, { recursive: true }),
  }
}

/** As in a shell that says nothing of colors. */
export function plainEnvironment(): Readonly<Record<string, string | undefined>> {
  const { CI: _1, NO_COLOR: _2, FORCE_COLOR: _3, CLICOLOR_FORCE: _4, ...env } = process.env
  return { ...env, TERM: 'xterm' }
}
