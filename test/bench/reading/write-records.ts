import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { formatNpy } from '../../../src/io/npy.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'

/** Rows of the smaller files, which are written from memory. */
const MOST_ROWS = 2_000_000

/** Euler steps of Lorenz 63 as records.csv of so many bytes, and its first rows as records.npy and records.parquet. */
export function writeRecords(folder: string, bytes: number): void {
  const kept = new Float64Array(4 * MOST_ROWS)
  const file = openSync(join(folder, 'records.csv'), 'w')
  let [row, written] = [0, writeSync(file, 'time,x,y,z\n')]
  const y = Float64Array.of(1, 1, 1)
  const slope = new Float64Array(3)
  while (written < bytes) {
    let lines = ''
    for (let k = 0; k < 5_000; k++, row++) {
      lorenz63.field(0, y, slope)
      for (let j = 0; j < 3; j++) y[j] += slope[j] / 1000
      if (row < MOST_ROWS) kept.set([row / 1000, ...y], 4 * row)
      lines += `${row / 1000},${y[0]},${y[1]},${y[2]}\n`
    }
    written += writeSync(file, lines)
  }
  closeSync(file)
  const rows = Math.min(row, MOST_ROWS)
  const values = kept.subarray(0, 4 * rows)
  writeFileSync(join(folder, 'records.npy'), formatNpy({ shape: [rows, 4], values }))
  const columnData = ['time', 'x', 'y', 'z'].map((name, j) => ({
    name,
    data: Float64Array.from({ length: rows }, (_, i) => values[4 * i + j]),
  }))
  writeFileSync(join(folder, 'records.parquet'), new Uint8Array(parquetWriteBuffer({ columnData })))
}
