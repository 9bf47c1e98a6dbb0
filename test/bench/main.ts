// Fits, rollouts and activations, side by side with what else a user could take, in one run on one machine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { progressLine } from '../../src/node/terminal.ts'
import { benchImports } from './imports.ts'
import { benchIntegrators } from './integrators/bench.ts'
import { machine, numpyVersion, warnIfBusy } from './machine.ts'
import { isFailure, measure } from './measure.ts'
import { type BenchOptions, parseOptions, usage } from './options.ts'
import { peakGflops } from './peak.ts'
import { type Entry, type Group, plan } from './plan.ts'
import { prepareProblem } from './prepare-problem.ts'
import { GOAL_MSE, RHEI_NAME, rheiRow, TFJS_NAME, tfjsRow } from './reach.ts'
import { benchReading } from './reading/bench.ts'
import type { Row } from './row.ts'
import { tableHead, tableRow } from './table.ts'

interface Output {
  readonly title: (text: string) => void
  readonly row: (row: Row) => void
  /** How many there were. */
  readonly rows: () => number
  readonly progress: (text: string) => void
}

async function bench(options: BenchOptions, folder: string): Promise<void> {
  const numpy = numpyVersion()
  const wanted = ({ name, job }: Entry): boolean =>
    name.includes(options.only) && (numpy !== undefined || !job.contender.startsWith('numpy'))
  const groups = plan(options).map((group) => ({ ...group, entries: group.entries.filter(wanted) }))
  const output = outputTo(options.json, machine(numpy ?? 'no numpy'))
  for (const group of groups) if (group.entries.length > 0) await benchGroup(group, folder, output)
  if (!options.quick) await benchReach(options, folder, output)
  if (output.rows() === 0) throw new RangeError(`--only '${options.only}': no row has this in its name`)
}

async function benchGroup({ title, entries }: Group, folder: string, output: Output): Promise<void> {
  output.progress(`${title}: preparing …`)
  for (const { job } of entries) prepareProblem(folder, job)
  const peak = peakGflops()
  output.title(peak === undefined ? title : `${title} (micro-kernel ${peak.toFixed(1)} GFLOP/s)`)
  const rows: Row[] = []
  for (const entry of entries) {
    output.progress(`${title}: ${entry.name}, ${entry.job.workers} threads …`)
    rows.push(await measure(entry, folder, peak, rows))
    output.row(rows[rows.length - 1])
  }
}

async function benchReach({ only, adamLimit }: BenchOptions, folder: string, output: Output): Promise<void> {
  const [withTfjs, withRhei] = [TFJS_NAME, RHEI_NAME].map((name) => name.includes(only))
  if (!withTfjs && !withRhei) return
  output.title(
    `time to a one-step test MSE of ${GOAL_MSE.toExponential()}, N = 10,000, from the trajectory to the model`,
  )
  output.progress(`${TFJS_NAME}: three learning rates, at most ${adamLimit} s each …`)
  const tfjs = withTfjs ? await tfjsRow(folder, adamLimit) : undefined
  if (tfjs) output.row(tfjs)
  if (withRhei) output.row(await rheiRow(folder, tfjs))
}

function outputTo(json: boolean, machine: string): Output {
  const line = progressLine()
  const print = (text: string): void => {
    line.done()
    console.log(text)
  }
  let rows = 0
  if (!json) print(`${machine}\n\n${tableHead}`)
  return {
    title: (text) => !json && print(`\n${text}`),
    rows: () => rows,
    row: (row) => {
      rows++
      print(json ? JSON.stringify(row) : tableRow(row))
      if (isFailure(row)) process.exitCode = 1
    },
    progress: line.update,
  }
}

async function main(): Promise<void> {
  const [command, ...rest] = process.argv.slice(2)
  if (command === 'integrators') return benchIntegrators(rest)
  if (command === 'imports') return benchImports()
  if (command === 'reading') return benchReading(rest)
  const options = parseOptions(process.argv.slice(2))
  if (options.help) {
    console.log(usage)
    return
  }
  warnIfBusy()
  const folder = mkdtempSync(join(tmpdir(), 'rhei-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  await bench(options, folder)
}

try {
  await main()
} catch (error) {
  const known = error instanceof RangeError || error instanceof TypeError
  console.error(known ? `bench: ${error.message}` : error)
  process.exitCode = 1
}
