import { readFileSync } from 'node:fs'
import type { MeasuredRow, MeasuredTable } from './measured-table.ts'

declare const data: readonly MeasuredTable[]

export { data }

const HEAD = ['forecaster', 'systems', 'median', 'mean', 'valid', 'to end', 'seconds']

export default {
  watch: ['../../reproduction/leaderboard.txt'],
  /** One table for each number of samples in a period, as the leaderboard was printed. */
  load(): readonly MeasuredTable[] {
    const text = readFileSync(new URL('../../reproduction/leaderboard.txt', import.meta.url), 'utf8')
    const [command, machine] = text.split('\n\n', 2)
    return text
      .split('\n\n')
      .filter((part) => part.includes('samples in a period\n'))
      .map((part) => ({
        command: command.replace('$ ', ''),
        machine,
        head: HEAD,
        rows: withBest(part.split('\n').slice(2).filter(Boolean).map(rowOf)),
      }))
  },
}

function rowOf(line: string): MeasuredRow {
  return { cells: line.trim().split(/ {2,}/), published: line.includes('(published)') }
}

/** Medians and means: the less the better. */
function withBest(rows: readonly MeasuredRow[]): readonly MeasuredRow[] {
  const least = [2, 3].map((j) => Math.min(...rows.map(({ cells }) => Number(cells[j] ?? Number.POSITIVE_INFINITY))))
  return rows.map((row) => ({ ...row, best: [2, 3].filter((j, k) => Number(row.cells[j]) === least[k]) }))
}
