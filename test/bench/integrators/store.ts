import { readFileSync, writeFileSync } from 'node:fs'
import type { Row } from './row.ts'

/** Rows and where they come from. */
export interface Measured {
  /** What made them. */
  readonly command: string
  readonly machine: string
  readonly rows: readonly Row[]
}

/** As JSON with one row per line, so that two runs can be compared line by line. */
export function writeMeasured(file: string, { command, machine, rows }: Measured): void {
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')
  const head = `  "command": ${JSON.stringify(command)},\n  "machine": ${JSON.stringify(machine)},\n`
  writeFileSync(file, `{\n${head}  "rows": [\n${lines}\n  ]\n}\n`)
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
