import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { colorSheet } from './color-sheet.ts'
import { withContentPolicy } from './content-policy.ts'
import { exportedModels } from './exported-models.ts'
import { mathInMarkdown } from './math-in-markdown.ts'
import { apiSidebar, navigation, sidebar } from './navigation.ts'
import { writeOfflineList } from './offline-list.ts'

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const config: ReturnType<typeof defineConfig> = defineConfig({
  title: 'rhei',
  description: 'Dynamical systems in TypeScript: simulate them, learn them, compare the two.',
  lang: 'en',
  outDir: path('../../site'),
  cacheDir: path('../../reports/site-cache'),
  // It would write a style into the page.
  appearance: { disableTransition: false },
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // What is written beside each page, instead of in it, needs no entry in its policy.
  metaChunk: true,
  // The atlas is written beside these pages once they are built.
  ignoreDeadLinks: [/^\/atlas\//],
  transformHtml: withContentPolicy,
  buildEnd: ({ outDir }) => writeOfflineList(outDir),
  markdown: {
    config: mathInMarkdown,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-default' },
  },
  themeConfig: {
    nav: navigation,
    sidebar: { '/': sidebar, '/api/': apiSidebar },
    outline: 'deep',
    search: { provider: 'local' },
    docFooter: { prev: 'Before', next: 'Next' },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('rhei-') } } },
  vite: {
    plugins: [colorSheet, exportedModels],
    // The names under which a user imports.
    resolve: {
      alias: [
        { find: /^rhei$/, replacement: path('../../src/index.ts') },
        { find: /^rhei\/systems$/, replacement: path('../../systems/index.ts') },
      ],
    },
    worker: { format: 'es' },
    // Records that examples fetch are files: the policy lets no data be fetched from an address that holds it.
    build: { target: 'es2022', chunkSizeWarningLimit: 1000, assetsInlineLimit: 0 },
  },
})

export default config
