import { existsSync, readFileSync } from 'node:fs'
import { type CatalogueEntry, findSystems } from '../../systems/catalogue.ts'
import type { MeasureOptions } from '../compare/measure-options.ts'
import { measureSystem } from '../compare/measure-system.ts'
import type { MeasureInput, measureTask } from '../compare/measure-task.ts'
import { writeFileSafely } from '../node/files.ts'
import { nodePool } from '../node/node-pool.ts'
import { type ProgressLine, progressLine } from '../node/terminal.ts'
import type { Pool } from '../parallel/pool.ts'
import type { Measured } from '../system/measured.ts'
import type { DdeSystem, System } from '../system/system.ts'
import { broken, disagreements } from './agreement.ts'
import { obstacle } from './find-entry.ts'

export interface VerifyAllOptions {
  /** The data file: what is in it already is not measured again. */
  readonly out: string
  /** Whether to measure everything anew. */
  readonly anew?: boolean
  readonly workers?: number
  /** Default one on the standard error. */
  readonly progress?: ProgressLine
}

/** Of a map this many iterations, of a small flow and of a delay equation this many periods: seconds for each. */
const MAP_ITERATIONS = 1_000_000
const PERIODS = 5000
const SMALL = 4
const FEW_PERIODS = 30
/** Digits that are kept. */
const DIGITS = 7

/**
 * Measures every flow, map and delay equation of the catalogue on all cores and writes the data file after each, so that a run that is
 * stopped goes on where it was. Answers what went wrong, one line each.
 */
export async function verifyAll(options: VerifyAllOptions): Promise<string[]> {
  const { out, anew = false, workers, progress: line = progressLine() } = options
  const before = existsSync(out) ? (JSON.parse(readFileSync(out, 'utf8')) as Record<string, Measured>) : {}
  const data: Record<string, Measured> = anew ? {} : before
  const entries = findSystems()
    .filter((entry) => !obstacle(entry) && !(entry.id in data))
    .sort((a, b) => a.system.dim - b.system.dim)
  const pool = nodePool(workers === undefined ? {} : { size: workers })
  const faults: string[] = []
  let done = 0
  await Promise.all(
    entries.map(async (entry) => {
      try {
        const found = await measureEntry(entry, pool)
        if (found.status === 'complete') data[entry.id] = rounded(found)
        else faults.push(`${entry.id}: ${found.status}, nothing is stored`)
        for (const fault of broken(found, entry.system.dim)) faults.push(`${entry.id}: ${fault}`)
      } catch (error) {
        faults.push(`${entry.id}: ${error instanceof Error ? error.message : String(error)}`)
      }
      done++
      line.update(`${done} of ${entries.length} systems measured, the last ${entry.id}`)
      writeFileSafely(out, `${serialized(data)}\n`)
    }),
  )
  line.done()
  await pool.close()
  return faults
}

/** As long as is worth it: longer where steps are cheap, shorter where they run out. */
async function measureEntry({ system }: CatalogueEntry, pool: Pool): Promise<Measured> {
  const { kind, dim, period } = system
  if (kind === 'dde' && period !== undefined) return measureOnce(system, { time: PERIODS * period }, pool)
  const iterations = kind === 'map' ? { time: MAP_ITERATIONS * (system.dt ?? 1) } : {}
  const found = await measureOnce(system, iterations, pool)
  if (kind === 'map' || period === undefined) return found
  if (found.status !== 'complete') return measureOnce(system, { time: FEW_PERIODS * period }, pool)
  if (dim > SMALL || found.method.includes('rodas5p')) return found
  const longer = await measureOnce(system, { time: PERIODS * period, explicitOnly: true }, pool)
  // Where the two disagree, chaos ends or the orbit mixes slowly: the shorter run says what a user will see.
  return longer.status === 'complete' && disagreements(longer, found).length === 0 ? longer : found
}

async function measureOnce(system: CatalogueEntry['system'], options: MeasureOptions, pool: Pool): Promise<Measured> {
  // A system that is no text cannot be sent to a worker.
  if (!system.definition) return measureSystem(system as System | DdeSystem, options)
  const input: MeasureInput = { definition: system.definition, ...options }
  return pool.run<ReturnType<typeof measureTask>>('measure', input)
}

function rounded(measured: Measured): Measured {
  return JSON.parse(
    JSON.stringify(measured, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value)),
  )
}

/** One line for each system, in order of name, so that a change of one changes one line. */
function serialized(data: Readonly<Record<string, Measured>>): string {
  const ids = Object.keys(data).sort()
  return `{\n${ids.map((id) => `${JSON.stringify(id)}: ${JSON.stringify(data[id])}`).join(',\n')}\n}`
}
