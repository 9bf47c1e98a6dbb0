import { basename } from 'node:path'
import { writeReport } from '../../src/node/report.ts'
import { formatTable, progressLine } from '../../src/node/terminal.ts'
import { lorenz63Demo } from './lorenz63.ts'
import { lotkaVolterraDemo } from './lotka-volterra.ts'
import { type DemoOptions, parseOptions, usage } from './options.ts'
import { pendulumDemo } from './pendulum.ts'
import { recordDemo } from './record.ts'
import type { DemoResult, Progress } from './result.ts'

type Demo = (options: DemoOptions, progress: Progress) => DemoResult

const demos = new Map<string, Demo>([
  ['lorenz63', lorenz63Demo],
  ['pendulum', pendulumDemo],
  ['lotka-volterra', lotkaVolterraDemo],
])

function run(options: DemoOptions): void {
  const { data, system, json } = options
  const demo = data === undefined ? demos.get(system) : recordDemo
  if (!demo) throw new RangeError(`--system must be one of ${[...demos.keys()].join(', ')}, got '${system}'`)
  const line = progressLine()
  const result = demo(options, line.update)
  const name = data === undefined ? system : basename(data).replace(/\.csv$/, '')
  const path = writeReport(options.out ?? `reports/demo-${name}`, result.report)
  line.done()
  const { title, headline, rows } = result.report
  console.log(`${title}\n${headline}\n\n${formatTable(rows)}\n\nReport: ${path}`)
  if (json) console.log(JSON.stringify(result.json))
}

try {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) console.log(usage)
  else run(options)
} catch (error) {
  // A mistake in the input deserves one line; anything else is ours, and wants its stack.
  const known =
    error instanceof RangeError ||
    error instanceof SyntaxError ||
    error instanceof TypeError ||
    (error instanceof Error && 'cause' in error)
  console.error(known ? `demo: ${error.message}` : error)
  process.exitCode = 1
}
