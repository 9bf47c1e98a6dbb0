// Published tables, recomputed: their numbers beside ours, with seeds, sizes and seconds.
import { writeFileSync } from 'node:fs'
import { progressLine } from '../../src/node/terminal.ts'
import { machine } from '../bench/machine.ts'
import { parseOptions, type ReproduceOptions, usage } from './options.ts'
import { tablePrinter } from './print.ts'
import type { Row, Table } from './table.ts'
import { tables } from './tables.ts'

async function reproduce(options: ReproduceOptions): Promise<void> {
  const wanted = options.names.length === 0 ? tables : options.names.map(findTable)
  const line = progressLine()
  const print = (text: string): void => {
    line.done()
    console.log(text)
  }
  const found: Record<string, Row[]> = {}
  if (!options.json) print(machine())
  for (const table of wanted) {
    if (!options.json) print(`\n${table.name}: ${table.title}\n`)
    const printRow = options.json ? (row: Row) => print(JSON.stringify(row)) : tablePrinter(print)
    const rows: Row[] = []
    found[table.name] = rows
    for await (const row of table.rows({ ...options, progress: line.update })) {
      rows.push(row)
      printRow(row)
      if (options.out) save(options, found)
    }
  }
  line.done()
}

function findTable(name: string): Table {
  const table = tables.find((candidate) => candidate.name === name)
  if (table) return table
  throw new RangeError(`no table '${name}'; there are ${tables.map((candidate) => candidate.name).join(', ')}`)
}

function save({ names, scale, seeds, out }: ReproduceOptions, found: Readonly<Record<string, Row[]>>): void {
  const arguments_ = [...names, ...(scale === 'full' ? ['--full'] : []), `--seeds ${seeds.length}`].join(' ')
  const file = { command: `npm run reproduce -- ${arguments_}`, machine: machine(), tables: found }
  writeFileSync(out!, `${JSON.stringify(file, null, 1)}\n`)
}

try {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) console.log(usage)
  else await reproduce(options)
} catch (error) {
  const known = error instanceof RangeError || error instanceof TypeError
  console.error(known ? `reproduce: ${error.message}` : error)
  process.exitCode = 1
}
