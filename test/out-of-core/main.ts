// A record that does not fit into the memory it is given: learned from a file of a gigabyte, whole and in shards.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine, warnIfBusy } from '../bench/machine.ts'
import { parseOptions, usage } from './options.ts'
import { outOfCore, type Step } from './out-of-core.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-out-of-core-'))
try {
  const options = parseOptions(process.argv.slice(2))
  if (!options) console.log(usage)
  else {
    warnIfBusy()
    const { width, heap, cap } = options
    const head = (rows: number, mb: number): void =>
      console.log(
        `${machine()}\n${mb.toFixed(0)} MB of CSV, ${rows} rows of 3 variables; width ${width}, heap of ${heap} MiB\n\n` +
          `${'program'.padEnd(24)}${'seconds'.padStart(9)}${'of CPU'.padStart(9)}${'MiB'.padStart(6)}${'MB/s'.padStart(7)}`,
      )
    const { same, peakMiB } = await outOfCore(folder, options, head, (step) => console.log(line(step)))
    console.log(
      `\nmerged shards ${same ? 'have the bytes of' : 'DIFFER from'} the whole; at most ${peakMiB.toFixed(0)} MiB of ${cap}`,
    )
    if (!same || peakMiB > cap) process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof RangeError || error instanceof TypeError ? `out-of-core: ${error.message}` : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

function line({ label, seconds, cpuSeconds, peakMiB, read }: Step): string {
  const speed = read > 0 ? (read / seconds).toFixed(0) : ''
  const cells = [seconds.toFixed(1), cpuSeconds?.toFixed(1) ?? '?', peakMiB?.toFixed(0) ?? '?', speed]
  return label.padEnd(24) + cells.map((cell, k) => cell.padStart([9, 9, 6, 7][k])).join('')
}
