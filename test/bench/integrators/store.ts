import { readFileSync, writeFileSync } from 'node:fs'
import type { Row } from './row.ts'

/** Rows and where they come from. */
export interface Measured {
  /** What made them. */
  readonly command: string
  readonly machine: string
  readonly rows: readonly Row[]
}

/** As JSON, one value per line, as the formatter of the project keeps it. */
export function writeMeasured(file: string, measured: Measured): void {
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`)
}

/** @throws RangeError if the file is not what `writeMeasured` writes. */
export function readMeasured(file: string): Measured {
  try {
    const measured = JSON.parse(readFileSync(file, 'utf8')) as Measured
    if (Array.isArray(measured.rows) && measured.command && measured.machine) return measured
  } catch (error) {
    throw new RangeError(`--from ${file}: ${(error as Error).message}`)
  }
  throw new RangeError(`--from ${file}: no rows, command and machine in it; give a file that --svg has written`)
}
