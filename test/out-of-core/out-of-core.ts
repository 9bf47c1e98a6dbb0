import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../bundle.ts'
import { measuredRun, type Run } from './measured-run.ts'
import type { OutOfCoreOptions } from './options.ts'
import { writeRecord } from './write-record.ts'

/** One program that was run. */
export interface Step extends Run {
  readonly label: string
  /** Megabytes that it had to read. */
  readonly read: number
}

/** What came of a record larger than the memory that it was given. */
export interface OutOfCore {
  /** Whether the shards merged to the bytes of the whole. */
  readonly same: boolean
  readonly peakMiB: number
}

/**
 * Writes a record into a folder and learns from it, whole and in shards.
 *
 * @param begun Gets rows and megabytes of the record. @param take Gets each step when it is done.
 */
export async function outOfCore(
  folder: string,
  { mb, width, shards, heap }: OutOfCoreOptions,
  begun: (rows: number, mb: number) => void,
  take: (step: Step) => void,
): Promise<OutOfCore> {
  const [file, rhei, reader, plan, whole, merged] = [
    ...['record.csv', 'rhei.mjs', 'read.mjs', 'record.plan', 'whole.rhei', 'merged.rhei'],
  ].map((name) => join(folder, name))
  await bundle('src/cli/main.ts', rhei)
  await bundle('test/out-of-core/read.ts', reader)
  const { rows, bytes } = writeRecord(file, mb * 1e6)
  begun(rows, bytes / 1e6)
  let peakMiB = 0
  const step = async (label: string, share: number, ...command: readonly string[]): Promise<void> => {
    const [script, ...args] = command
    const run = await measuredRun(heap, script, ...args)
    peakMiB = Math.max(peakMiB, run.peakMiB ?? 0)
    take({ ...run, label, read: (share * bytes) / 1e6 })
  }
  const asked = ['--width', `${width}`]
  await step('reading alone', 1, reader, file)
  await step(
    'rhei learn --stream',
    2,
    rhei,
    'learn',
    file,
    '--stream',
    '--shards',
    `${shards}`,
    ...asked,
    '--out',
    whole,
  )
  await step('rhei sample', 1, rhei, 'sample', file, ...asked, '--out', plan)
  const factors = Array.from({ length: shards }, (_, k) => join(folder, `${k + 1}.factor`))
  for (const [k, factor] of factors.entries()) {
    const shard = `${k + 1}/${shards}`
    const args = ['--shard', shard, '--plan', plan, '--out', factor]
    await step(`rhei learn --shard ${shard}`, 1 / shards, rhei, 'learn', file, ...args)
  }
  await step('rhei merge', 0, rhei, 'merge', ...factors.reverse(), '--plan', plan, '--out', merged)
  return { same: readFileSync(whole).equals(readFileSync(merged)), peakMiB }
}
