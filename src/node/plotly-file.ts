import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { writeFileSafely } from './files.ts'

/** The source text of the installed plotly. */
export function plotlySource(): string {
  return readFileSync(installedPlotly(), 'utf8')
}

/** Puts the installed plotly at `path`, unless a file of the same size is there already. */
export function placePlotly(path: string): void {
  const installed = installedPlotly()
  if (statSync(path, { throwIfNoEntry: false })?.size !== statSync(installed).size)
    writeFileSafely(path, readFileSync(installed))
}

function installedPlotly(): string {
  return createRequire(import.meta.url).resolve('plotly.js-dist')
}
