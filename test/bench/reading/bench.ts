import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, warnIfBusy } from '../machine.ts'
import { answerOf } from '../run-job.ts'
import type { Reading, ReadingJob } from './one.ts'
import { writeRecords } from './write-records.ts'

const USAGE = `npm run bench -- reading           how fast files of records are read, a chunk at a time

  --megabytes N        size of the CSV file; default 200`

/** Each reader in a process of its own, so that its memory is its own. */
const JOBS: readonly Omit<ReadingJob, 'path'>[] = [
  { name: 'CSV, recordChunks', reader: 'chunks', file: 'csv' },
  { name: 'CSV, csv-parse, cells as text', reader: 'csv-parse', file: 'csv' },
  { name: 'CSV, csv-parse and Number', reader: 'csv-parse-numbers', file: 'csv' },
  { name: 'NPY, recordChunks', reader: 'chunks', file: 'npy' },
  { name: 'Parquet, recordChunks', reader: 'chunks', file: 'parquet' },
]

/** Prints how fast and in how much memory one record is read from files of several formats. */
export async function benchReading(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { megabytes: { type: 'string', default: '200' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(USAGE)
  const megabytes = Number(values.megabytes)
  if (!(megabytes >= 1)) throw new RangeError(`--megabytes ${values.megabytes}: give a number from 1 up`)
  warnIfBusy()
  const folder = mkdtempSync(join(tmpdir(), 'rhei-reading-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  writeRecords(folder, megabytes * 1e6)
  console.log(machine())
  console.log(`\n${'reader'.padEnd(32)}   MB/s  MB/CPU s  rows/s [1e6]  peak MiB`)
  for (const job of JOBS) {
    const { bytes, rows, seconds, cpuSeconds, peakMiB } = (await answerOf(
      'test/bench/reading/one.ts',
      { ...job, path: join(folder, `records.${job.file}`) },
      1,
    )) as Reading
    const speeds = [
      (bytes / 1e6 / seconds).toFixed(0).padStart(6),
      (bytes / 1e6 / cpuSeconds).toFixed(0).padStart(9),
      (rows / 1e6 / seconds).toFixed(2).padStart(13),
    ]
    console.log(`${job.name.padEnd(32)} ${speeds.join(' ')} ${peakMiB.toFixed(0).padStart(9)}`)
  }
}
