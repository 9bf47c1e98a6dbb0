// One reader in a process of its own: JSON on the command line, JSON on standard output.
import { createReadStream, statSync } from 'node:fs'
import { parse } from 'csv-parse'
import { recordChunks } from '../../../src/node/record-chunks.ts'
import { peakRssMiB } from '../memory.ts'

export interface ReadingJob {
  readonly name: string
  readonly reader: 'chunks' | 'csv-parse' | 'csv-parse-numbers'
  readonly file: 'csv' | 'npy' | 'parquet'
  readonly path: string
}

export interface Reading {
  readonly bytes: number
  readonly rows: number
  readonly seconds: number
  /** Of all threads; the figure to trust where other programs run. */
  readonly cpuSeconds: number
  readonly peakMiB: number
}

async function countChunks(path: string): Promise<number> {
  let rows = 0
  for await (const chunk of (await recordChunks(path)).chunks()) rows += chunk.rows
  return rows
}

async function countCsvParse(path: string, numbers: boolean): Promise<number> {
  let rows = 0
  let sum = 0
  for await (const cells of createReadStream(path).pipe(parse({ from_line: 2 }))) {
    if (numbers) for (const cell of cells as string[]) sum += Number(cell)
    rows++
  }
  if (Number.isNaN(sum)) throw new RangeError('a cell is no number')
  return rows
}

const { reader, path } = JSON.parse(process.argv[2]) as ReadingJob
const before = process.cpuUsage()
const start = performance.now()
const rows = reader === 'chunks' ? await countChunks(path) : await countCsvParse(path, reader === 'csv-parse-numbers')
const seconds = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage(before)
const cpuSeconds = (user + system) / 1e6
const reading: Reading = { bytes: statSync(path).size, rows, seconds, cpuSeconds, peakMiB: peakRssMiB() }
console.log(JSON.stringify(reading))
