import { closeSync, openSync, writeSync } from 'node:fs'
import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

const DT = 0.02
/** Rows of one orbit; the record repeats it, with a gap in time in between. */
const ORBIT = 50_000
const GAP = 1

/** Writes a CSV file of at least so many bytes, orbits of Lorenz 63 with gaps between them; answers its rows and bytes. */
export function writeRecord(path: string, least: number): { readonly rows: number; readonly bytes: number } {
  const { states } = integrate(lorenz63, [1, 2, 20], timeGrid(0, DT, ORBIT - 1), rk4({ step: DT / 2 }))
  const tails = Array.from({ length: ORBIT }, (_, i) => `,${states[3 * i]},${states[3 * i + 1]},${states[3 * i + 2]}\n`)
  const file = openSync(path, 'w')
  try {
    let bytes = writeSync(file, 'time,x,y,z\n')
    let rows = 0
    for (let start = 0; bytes < least; start += ORBIT * DT + GAP) {
      const lines = tails.map((tail, i) => `${(start + i * DT).toFixed(2)}${tail}`)
      bytes += writeSync(file, lines.join(''))
      rows += ORBIT
    }
    return { rows, bytes }
  } finally {
    closeSync(file)
  }
}
