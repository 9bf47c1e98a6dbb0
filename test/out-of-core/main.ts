// A record that does not fit into memory: learned from a file of a gigabyte, whole and in shards, within a few hundred MiB.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { formatTable } from '../../src/node/terminal.ts'
import { machine } from '../bench/machine.ts'
import { measuredRun, type Run } from './measured-run.ts'
import { writeRecord } from './write-record.ts'

const usage = `npm run out-of-core                  a CSV file of 1000 MB, in the system's folder for temporary files, is written, learned
                                     from and removed; exit code 1 if that takes more than --cap
  --mb 1000       size of the file
  --width 100     neurons
  --shards 4      also learned in so many processes and merged; the model must have the same bytes
  --heap 96       limit on V8's heap, in MiB
  --cap 300       most MiB that may be resident`

const CLI = 'src/cli/main.ts'

async function outOfCore(
  folder: string,
  options: Record<'mb' | 'width' | 'shards' | 'heap' | 'cap', number>,
): Promise<boolean> {
  const { mb, width, shards, heap, cap } = options
  const file = join(folder, 'record.csv')
  const { rows, bytes } = writeRecord(file, mb * 1e6)
  console.log(
    `${machine()}\n${(bytes / 1e6).toFixed(0)} MB of CSV, ${rows} rows of 3 variables, width ${width}, heap ${heap} MiB\n`,
  )
  const measured: [string, Run, number][] = []
  const take = async (label: string, read: number, script: string, ...args: readonly string[]): Promise<void> => {
    const run = await measuredRun(heap, script, ...args)
    measured.push([label, run, read])
    console.log(row(label, run, read * bytes))
  }
  const [plan, whole, merged] = ['plan', 'whole.rhei', 'merged.rhei'].map((name) => join(folder, name))
  const asked = ['--width', String(width)]
  await take('reading alone', 1, 'test/out-of-core/read.ts', file)
  await take(
    'rhei learn --stream, two readings',
    2,
    CLI,
    'learn',
    file,
    '--stream',
    '--shards',
    String(shards),
    ...asked,
    '--out',
    whole,
  )
  await take('rhei sample', 1, CLI, 'sample', file, ...asked, '--out', plan)
  const factors = Array.from({ length: shards }, (_, k) => join(folder, `${k + 1}.factor`))
  for (const [k, factor] of factors.entries())
    await take(
      `rhei learn --shard ${k + 1}/${shards}`,
      1 / shards,
      CLI,
      'learn',
      file,
      '--shard',
      `${k + 1}/${shards}`,
      '--plan',
      plan,
      '--out',
      factor,
    )
  await take('rhei merge', 0, CLI, 'merge', ...factors.reverse(), '--plan', plan, '--out', merged)
  const same = readFileSync(whole).equals(readFileSync(merged))
  const peak = Math.max(...measured.map(([, { peakMiB = 0 }]) => peakMiB))
  console.log(
    `\nthe shards merged ${same ? 'have the same bytes as' : 'DIFFER from'} the whole; most resident ${peak.toFixed(0)} MiB of ${cap}`,
  )
  return same && peak <= cap
}

function row(label: string, { seconds, peakMiB }: Run, bytes: number): string {
  const speed = bytes > 0 ? `${(bytes / 1e6 / seconds).toFixed(0)} MB/s` : ''
  return formatTable([
    {
      label: label.padEnd(34),
      value: `${seconds.toFixed(1)} s`.padStart(8),
      note: `${(peakMiB?.toFixed(0) ?? '?').padStart(4)} MiB  ${speed}`,
    },
  ])
}

function numbers(args: readonly string[]): Record<'mb' | 'width' | 'shards' | 'heap' | 'cap', number> | undefined {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      mb: text('1000'),
      width: text('100'),
      shards: text('4'),
      heap: text('96'),
      cap: text('300'),
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return undefined
  const read = (name: 'mb' | 'width' | 'shards' | 'heap' | 'cap'): number => {
    const value = Number(values[name])
    if (Number.isInteger(value) && value > 0) return value
    throw new RangeError(`--${name} must be a positive whole number, got '${values[name]}'`)
  }
  return { mb: read('mb'), width: read('width'), shards: read('shards'), heap: read('heap'), cap: read('cap') }
}

const folder = mkdtempSync(join(tmpdir(), 'rhei-out-of-core-'))
try {
  const options = numbers(process.argv.slice(2))
  if (!options) console.log(usage)
  else if (!(await outOfCore(folder, options))) process.exitCode = 1
} catch (error) {
  console.error(error instanceof RangeError || error instanceof TypeError ? `out-of-core: ${error.message}` : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
