import type { Row } from './row.ts'

const COLUMNS: readonly (readonly [heading: string, width: number, cell: (row: Row) => string | undefined])[] = [
  ['threads', 7, ({ workers }) => String(workers)],
  ['seconds', 9, ({ seconds }) => seconds?.toPrecision(3)],
  ['per second', 10, ({ stepsPerSecond, valuesPerSecond }) => large(stepsPerSecond ?? valuesPerSecond)],
  ['GFLOP/s', 7, ({ gflops }) => gflops?.toFixed(1)],
  ['of peak', 7, ({ peakFraction }) => (peakFraction !== null ? `${(100 * peakFraction).toFixed(0)} %` : undefined)],
  ['MiB', 6, ({ rssMiB }) => rssMiB?.toFixed(0)],
  ['test error', 10, ({ testError }) => testError?.toExponential(1)],
  ['x numpy', 7, ({ vsNumpy }) => vsNumpy?.toFixed(2)],
  ['x 1 thread', 10, ({ vsOneWorker }) => vsOneWorker?.toFixed(2)],
]
const NAME_WIDTH = 24

/** What the columns mean, and their headings. */
export const tableHead: string = `GFLOP/s: by one count for all, 2 N (K + 4)² for the solve, 35 for a tanh; of peak: of the library's micro-kernel on as many
threads; MiB: most that the process held; test error: one step on unseen states, in standard deviations, RMS;
x numpy, x 1 thread: how many times as fast as numpy on as many threads, as the same on one thread.

${line('', (heading) => heading)}`

export function tableRow(row: Row): string {
  const cells = new Map(COLUMNS.map(([heading, , cell]) => [heading, cell(row)]))
  return line(row.name, (heading) => cells.get(heading)) + (row.note ? `  ${row.note}` : '')
}

function line(name: string, cell: (heading: string) => string | undefined): string {
  const cells = COLUMNS.map(([heading, width]) => (cell(heading) ?? '').padStart(width))
  return [name.padEnd(NAME_WIDTH), ...cells].join('  ').trimEnd()
}

function large(value: number | undefined): string | undefined {
  if (value === undefined) return undefined
  return value < 1e6 ? `${(value / 1e3).toFixed(0)} k` : `${(value / 1e6).toFixed(2)} M`
}
