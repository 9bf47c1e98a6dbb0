import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** A name for the content of files and their places below the root, 16 digits long. */
export function digest(files: readonly string[], root: string): string {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(relative(root, file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** All files in a folder and the folders in it. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

/** A file and those that it imports from its own folder, directly or not. */
export function withImports(file: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const imports = [...readFileSync(file, 'utf8').matchAll(/from '(\.\/[^']+)'/g)]
  return [file, ...imports.flatMap(([, name]) => withImports(join(dirname(file), name), seen))]
}
