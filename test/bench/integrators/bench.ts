// Integrators beside scipy's: what an error costs.
import { existsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { progressLine } from '../../../src/node/terminal.ts'
import { machine, warnIfBusy } from '../machine.ts'
import { workPrecision } from './figure/work-precision.ts'
import { measure } from './measure.ts'
import { type IntegratorOptions, parseOptions, usage } from './options.ts'
import { plan } from './plan.ts'
import type { Row } from './row.ts'
import { scipyVersion } from './scipy-job.ts'
import { type Measured, readMeasured, writeMeasured } from './store.ts'
import { tableHead, tableLines } from './table.ts'

/** The command `integrators` of the bench. @throws TypeError or RangeError for options that mean nothing. */
export async function benchIntegrators(args: readonly string[]): Promise<void> {
  const options = parseOptions(args)
  if (options.help) {
    console.log(usage)
    return
  }
  const { svg, from } = options
  if (svg !== undefined && !existsSync(dirname(svg))) throw new RangeError(`--svg ${svg}: there is no such folder`)
  const quoted = args.map((arg) => (/\s/.test(arg) ? `'${arg}'` : arg))
  const command = ['npm run bench -- integrators', ...quoted].join(' ')
  const measured = from === undefined ? await measureAll(options, command) : readMeasured(from)
  if (svg === undefined) return
  // The figure first: rows that cannot be drawn should not replace those that could.
  writeFileSync(svg, workPrecision(measured.rows, measured.machine))
  if (from === undefined) writeMeasured(svg.replace(/\.svg$/, '.json'), measured)
}

async function measureAll(options: IntegratorOptions, command: string): Promise<Measured> {
  const { json, quick, only } = options
  const scipy = scipyVersion()
  const jobs = plan(options, scipy !== undefined)
  if (jobs.length === 0) throw new RangeError(`--only '${only}': no problem and method have this in their names`)
  warnIfBusy()
  const progress = progressLine()
  const print = (text: string): void => {
    progress.done()
    console.log(text)
  }
  const origin = machine(scipy ?? 'no scipy')
  if (!json) print(`${origin}\n\n${tableHead(quick)}`)
  const rows: Row[] = []
  for (const job of jobs) {
    if (!json && rows.at(-1)?.problem !== job.problem) print(`\n${job.problem}`)
    progress.update(`${job.problem}: ${job.method} …`)
    const measured = await measure(job, rows)
    rows.push(...measured)
    print(json ? measured.map((row) => JSON.stringify(row)).join('\n') : tableLines(measured, quick))
    if (measured.some(({ status }) => status === 'failed')) process.exitCode = 1
  }
  return { command, machine: origin, rows }
}
