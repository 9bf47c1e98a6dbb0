import { readFileSync } from 'node:fs'

const folder = new URL('../../systems/', import.meta.url)

let files: ReadonlyMap<string, string> | undefined

/**
 * What the docstring above an exported system says, which is where an editor shows it too; undefined for a system that is
 * not in the list.
 */
export function descriptionOf(id: string): string | undefined {
  files ??= filesById(readFileSync(new URL('list.ts', folder), 'utf8'))
  const file = files.get(id)
  return file && docstringAbove(readFileSync(new URL(file, folder), 'utf8'), id)
}

/** Where each name of the list comes from. */
function filesById(list: string): ReadonlyMap<string, string> {
  const exports = [...list.matchAll(/export \{([^}]*)\} from '([^']*)'/g)]
  return new Map(exports.flatMap(([, names, file]) => names.match(/\w+/g)!.map((name) => [name, file] as const)))
}

/** The text up to the first tag, in one line. */
function docstringAbove(source: string, id: string): string | undefined {
  const [before] = source.split(new RegExp(`^export const ${id}\\b`, 'm'))
  const [, comment] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before) ?? []
  return comment
    ?.replace(/^\s*\* ?/gm, ' ')
    .split(/\s@\w/)[0]
    .replace(/\s+/g, ' ')
    .trim()
}
