import stored from '../../work-precision.json' with { type: 'json' }
import type { MeasuredRow, MeasuredTable } from './measured-table.ts'

declare const data: MeasuredTable

export { data }

/** The error that is asked for. */
const ERROR = 1e-6

type Run = (typeof stored.rows)[number]

export default {
  watch: ['../../work-precision.json'],
  /** For each problem the fastest run with an error small enough, ours and scipy's. */
  load(): MeasuredTable {
    const { command, machine, rows } = stored
    const reached = rows.filter((run) => run.status === 'complete' && run.error !== null && run.error <= ERROR)
    return {
      command,
      machine,
      head: ['problem', 'rhei', '', 'scipy', '', 'scipy : rhei', 'evaluations'],
      rows: [...new Set(reached.map(({ problem }) => problem))].map((problem) =>
        rowOf(
          problem,
          reached.filter((run) => run.problem === problem),
        ),
      ),
    }
  },
}

function rowOf(problem: string, runs: readonly Run[]): MeasuredRow {
  const [ours, theirs] = [false, true].map((scipy) =>
    runs
      .filter(({ method }) => method.startsWith('scipy') === scipy)
      .reduce((least, run) => (run.seconds < least.seconds ? run : least)),
  )
  return {
    cells: [
      problem,
      ours.method,
      milliseconds(ours),
      theirs.method.replace('scipy ', ''),
      milliseconds(theirs),
      (theirs.seconds / ours.seconds).toFixed(0),
      (theirs.evaluations / ours.evaluations).toFixed(1),
    ],
  }
}

function milliseconds({ seconds }: Run): string {
  return `${(1000 * seconds).toPrecision(2)} ms`
}
