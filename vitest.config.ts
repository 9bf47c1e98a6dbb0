import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const config: ViteUserConfig = defineConfig({
  resolve: {
    // The names under which a user imports, so that snippets of the documentation run as printed.
    alias: [
      { find: /^rhei$/, replacement: path('src/index.ts') },
      { find: /^rhei\/systems$/, replacement: path('systems/index.ts') },
      { find: /^rhei\/node$/, replacement: path('src/node/index.ts') },
      { find: /^fast-check$/, replacement: path('test/seeded-fast-check.ts') },
    ],
  },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, pool: 'forks', maxWorkers: 2 },
})

export default config
