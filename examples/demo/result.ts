import type { FitReport } from '../../src/index.ts'
import type { Report } from '../../src/node/report-page.ts'

/** What every demo hands back. */
export interface DemoResult {
  /** One line for the terminal, in JSON. */
  readonly json: Readonly<Record<string, unknown>>
  readonly report: Report
}

/** Tells the terminal what is going on. */
export type Progress = (text: string) => void

/** A value with the seconds it took to make. */
export function timed<T>(make: () => T): readonly [value: T, seconds: number] {
  const start = performance.now()
  const value = make()
  return [value, (performance.now() - start) / 1000]
}

/** 3 significant digits. */
export function short(value: number): string {
  return Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5
    ? String(Number(value.toPrecision(3)))
    : value.toExponential(1)
}

/** What did the work, and why not the core where it did not. */
export function engineNote({ engine, warning }: FitReport): string {
  return warning ?? (engine === 'webassembly' ? 'WebAssembly core, one thread' : 'plain TypeScript')
}
