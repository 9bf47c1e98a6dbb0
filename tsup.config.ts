import { copyFileSync, readdirSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

export const library: Options = {
  entry: {
    index: 'src/index.ts',
    systems: 'systems/index.ts',
    worker: 'src/worker.ts',
    node: 'src/node/index.ts',
    'node-worker': 'src/node/worker.ts',
    cli: 'src/cli/main.ts',
  },
  format: ['esm', 'cjs'],
  platform: 'neutral',
  external: [/^node:/],
  // Only mathjs's parser is used: bundled and tree-shaken it loads in 7 ms instead of 400.
  noExternal: ['mathjs'],
  // Gives CommonJS its import.meta.url.
  shims: true,
  dts: true,
  // What is bundled takes its licence along.
  async onSuccess() {
    for (const name of ['mathjs', 'typed-function', 'escape-latex', 'tiny-emitter']) {
      const licence = readdirSync(`node_modules/${name}`).find((file) => file.startsWith('LICENSE'))
      copyFileSync(`node_modules/${name}/${licence}`, `dist/LICENSE.${name}`)
    }
  },
}

/** One file that a page can load as it is. */
const element: Options = {
  entry: { element: 'src/element/index.ts' },
  format: ['esm', 'cjs'],
  platform: 'neutral',
  dts: true,
  // Comments stay: they keep bundlers from looking for the modules of src.
  esbuildOptions(options) {
    Object.assign(options, { minifyIdentifiers: true, minifySyntax: true })
  },
}

// Both build into one folder at the same time, so that neither may clean it: `npm run build` does.
const config: ReturnType<typeof defineConfig> = defineConfig([library, element])

export default config
