import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles a file of this project, such as 'src/cli/main.ts', into one script, which starts as fast as the built one. */
export async function bundle(file: string, script: string): Promise<void> {
  await build({
    entryPoints: [root + file],
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: script, logLevel: 'error' },
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  })
}
