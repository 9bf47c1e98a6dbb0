import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Application, Context, Converter, DeclarationReflection, ReflectionKind, TypeScript } from 'typedoc'
import { apiPages } from './api-pages.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { Interface, TypeAlias } = TypeScript.SymbolFlags

/**
 * Makes a module of each page, in place of the entry points. Types that signatures name although nobody can import them
 * come along, for a reader wants their properties too; the result holds them once the application has converted.
 */
export function arrangePages(app: Application): ReadonlySet<DeclarationReflection> {
  const named = namedSymbols()
  const hidden = new Set<DeclarationReflection>()
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    const { project } = context
    const entries = [...(project.children ?? [])]
    const modules = new Map(
      apiPages.map(({ id }) => {
        const module = new DeclarationReflection(id, ReflectionKind.Module, project)
        context.registerReflection(module, undefined)
        return [id, module]
      }),
    )
    for (const child of entries.flatMap(({ children }) => children ?? []))
      move(child, modules.get(pageOf(context.getSymbolFromReflection(child)!)!)!)
    // What is converted names others, which the set then goes on to.
    for (const symbol of named) {
      const module = modules.get(pageOf(symbol) ?? '')
      if (!module || !(symbol.flags & (Interface | TypeAlias)) || context.getReflectionFromSymbol(symbol)) continue
      context.setActiveProgram(context.programs[0])
      context.converter.convertSymbol(context.withScope(module), symbol)
      const made = context.getReflectionFromSymbol(symbol)
      if (made instanceof DeclarationReflection) hidden.add(made)
    }
    for (const entry of entries) {
      entry.children = []
      project.removeReflection(entry)
    }
    for (const module of modules.values()) project.addChild(module)
  })
  return hidden
}

/** Every symbol that a type refers to, as it is met: the way that typedoc keeps open for plugins. */
function namedSymbols(): ReadonlySet<TypeScript.Symbol> {
  const named = new Set<TypeScript.Symbol>()
  const { createSymbolReference } = Context.prototype
  Context.prototype.createSymbolReference = function (symbol, ...rest) {
    named.add(symbol)
    return createSymbolReference.call(this, symbol, ...rest)
  }
  return named
}

/** The page on which something belongs, by the file that declares it. */
function pageOf({ declarations }: TypeScript.Symbol): string | undefined {
  const file = declarations?.[0].getSourceFile().fileName
  if (!file) return undefined
  const path = relative(root, file)
  return apiPages.find(({ from }) => from.some((start) => path.startsWith(start)))?.id
}

function move(child: DeclarationReflection, module: DeclarationReflection): void {
  child.parent = module
  module.addChild(child)
}
