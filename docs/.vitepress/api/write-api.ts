import { fileURLToPath } from 'node:url'
import { Application, type DeclarationReflection } from 'typedoc'
import { MarkdownTheme } from 'typedoc-plugin-markdown'
import { apiPages } from './api-pages.ts'
import { arrangePages } from './arrange-pages.ts'
import { indexText } from './index-text.ts'
import { pageText } from './page-text.ts'

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const looks = { expandParameters: true, expandObjects: true, sanitizeComments: true, useHTMLEncodedBrackets: true }

/** Writes the reference, a page for each part of the library, from its docstrings into docs/api, which is emptied before. */
export async function writeApi(): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: ['src/index.ts', 'src/node/index.ts', 'systems/index.ts'].map((file) => path(`../../../${file}`)),
    tsconfig: path('tsconfig.json'),
    plugin: ['typedoc-plugin-markdown'],
    theme: 'rhei',
    ...{ out: path('../../api'), router: 'module', entryFileName: 'index', readme: 'none', logLevel: 'Error' },
    ...{ skipErrorChecking: true, disableSources: true },
    ...looks,
  })
  const hidden = arrangePages(app)
  app.renderer.defineTheme('rhei', themeWith(hidden))
  const project = await app.convert()
  if (!project) throw new Error('writeApi: the sources could not be read')
  await app.generateOutputs(project)
}

/** The plugin's theme with our page: its own has several headings for each function. */
function themeWith(hidden: ReadonlySet<DeclarationReflection>): typeof MarkdownTheme {
  return class extends MarkdownTheme {
    override reflectionTemplate: MarkdownTheme['reflectionTemplate'] = (event) => {
      const { name, children = [] } = event.model as DeclarationReflection
      const page = apiPages.find(({ id }) => id === name)
      return page ? pageText(this.getRenderContext(event), page, children, hidden) : indexText()
    }
  }
}
