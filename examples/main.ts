import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { energyMeter, writeReport } from 'rhei/node'
import { formatTable, progressLine } from '../src/node/terminal.ts'
import { claimRow } from './claim-row.ts'
import { broken, type Example } from './example.ts'
import { examples } from './list.ts'

const usage = `npm run example -- <name> [--quick] [--json] [--out <folder>]

Answers one question, prints the numbers it stands on, and writes a report with its figures to reports/example-<name>.
Exit code 1 where a number is outside the bounds that the example states. Without a name: the list.
`

async function run(name: string, example: Example, { quick, json, out }: Options): Promise<void> {
  const line = progressLine()
  const energy = energyMeter()
  const answer = await example.run({
    quick,
    read: (file) => readFile(new URL(`data/${file}`, import.meta.url), 'utf8'),
    progress: line.update,
    ...(energy && { energy }),
  })
  line.done()
  const { headline, text, claims, figures } = answer
  const rows = claims.map(claimRow)
  const [figure, ...more] = figures
  const path = writeReport(out ?? `reports/example-${name}`, {
    title: example.question,
    headline,
    summary: text,
    figure,
    rows,
    sections: more.length > 0 ? [{ heading: 'More to see', figures: more }] : [],
    command: `npm run example -- ${name}${quick ? ' --quick' : ''}`,
  })
  const failed = broken(claims)
  if (json) console.log(JSON.stringify({ example: name, quick, headline, claims, failed, report: path }))
  else console.log(`${example.question}\n${headline}\n\n${formatTable(rows)}\n\nReport: ${path}`)
  for (const problem of failed) console.error(`example ${name}: ${problem}`)
  if (failed.length > 0) process.exitCode = 1
}

interface Options {
  readonly quick: boolean
  readonly json: boolean
  readonly out?: string
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const [name] = positionals
  const { quick, json, out, help } = values
  const list = Object.entries(examples).map(([key, { question, tags }]) => ({
    label: key,
    value: question,
    note: tags.join(', '),
  }))
  if (help || name === undefined) console.log(`${usage}\n${formatTable(list)}`)
  else if (!Object.hasOwn(examples, name)) throw new RangeError(`no example '${name}'; without a name you see the list`)
  else await run(name, examples[name], { quick, json, ...(out !== undefined && { out }) })
} catch (error) {
  const known = error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError
  console.error(known ? `example: ${error.message}` : error)
  process.exitCode = 1
}
