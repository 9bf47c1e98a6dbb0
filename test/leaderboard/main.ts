// Every learner on the chaotic flows of the atlas, by the published protocol of dysts.
import { nodePool } from '../../src/node/node-pool.ts'
import { writeReport } from '../../src/node/report.ts'
import { progressLine } from '../../src/node/terminal.ts'
import { machine } from '../bench/machine.ts'
import { jobsOf } from './jobs.ts'
import { type LeaderboardOptions, parseOptions, usage } from './options.ts'
import { publishedNote } from './published.ts'
import { boardReport } from './report.ts'
import { keyOf, type Row } from './row.ts'
import { appendRow, peekRows, readRows } from './row-file.ts'
import { runJobs } from './run-jobs.ts'
import { mergeRows, shardJobs } from './shard.ts'
import { partTables, perSystemTable, tableNote } from './table.ts'

async function leaderboard(options: LeaderboardOptions): Promise<void> {
  const rows = options.merge ? mergedRows(options.merge, options) : await allRows(options)
  if (!options.json) printTables(rows, options)
  if (options.report === undefined) return
  const command = `npm run leaderboard -- ${process.argv.slice(2).join(' ')}`
  const path = writeReport(options.report, boardReport(rows, options.parts, options.granularities, command))
  if (!options.json) console.log(`\nReport: ${path}`)
}

/** The rows of all files; what is lost or repeated goes to standard error, and the exit code is 1. */
function mergedRows(paths: readonly string[], options: LeaderboardOptions): readonly Row[] {
  const files = paths.map((path) => ({ path, rows: peekRows(path) }))
  const { rows, faults } = mergeRows(files, jobsOf(options))
  for (const fault of faults) console.error(`leaderboard: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
  if (options.json) for (const row of rows) console.log(JSON.stringify(row))
  return rows
}

/** The rows that were asked for: those of the file and the ones that it lacked. */
async function allRows(options: LeaderboardOptions): Promise<Row[]> {
  const { out, json, limit, shard } = options
  const jobs = shard ? shardJobs(jobsOf(options), shard) : jobsOf(options)
  const wanted = new Set(jobs.map(keyOf))
  const rows = (out === undefined ? [] : readRows(out)).filter((row) => wanted.has(keyOf(row)))
  const done = new Set(rows.map(keyOf))
  const missing = jobs.filter((job) => !done.has(keyOf(job)))
  const line = progressLine()
  const begin = performance.now()
  if (json) for (const row of rows) console.log(JSON.stringify(row))
  const take = (row: Row): void => {
    rows.push(row)
    if (out !== undefined) appendRow(out, row)
    line.done()
    if (json) console.log(JSON.stringify(row))
    line.update(progressText(rows.length - done.size, missing.length, row, performance.now() - begin))
  }
  const pool = nodePool({ url: new URL('./worker.ts', import.meta.url) })
  await runJobs(pool, missing, { limit, take })
  line.done()
  await pool.close()
  return rows
}

function progressText(done: number, all: number, { system, learner }: Row, milliseconds: number): string {
  const minutes = ((milliseconds / done) * (all - done)) / 60_000
  return `leaderboard: ${done} of ${all}, ${minutes.toFixed(0)} min left; last ${learner} on ${system}`
}

function printTables(rows: readonly Row[], { parts, granularities, perSystem }: LeaderboardOptions): void {
  const sections = [machine(), tableNote, ...parts.map((part) => partTables(rows, part, granularities))]
  if (parts.some(({ observed, noise }) => observed === 'univariate' && !noise)) sections.push(publishedNote)
  if (perSystem)
    for (const part of parts)
      for (const granularity of granularities) sections.push(perSystemTable(rows, part, granularity))
  console.log(sections.filter((section) => section !== '').join('\n\n'))
}

try {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) console.log(usage)
  else await leaderboard(options)
} catch (error) {
  const known = error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError
  console.error(known ? `leaderboard: ${error.message}` : error)
  process.exitCode = 1
}
