import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { writeFileSafely } from './files.ts'

/** Puts the installed plotly at `path`, unless a file of the same size is there already. */
export function placePlotly(path: string): void {
  const installed = createRequire(import.meta.url).resolve('plotly.js-dist')
  if (statSync(path, { throwIfNoEntry: false })?.size !== statSync(installed).size)
    writeFileSafely(path, readFileSync(installed))
}
