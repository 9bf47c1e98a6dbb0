import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../bundle.ts'
import { output } from './commands.ts'

/** A record with its plan, and the model that one process makes of as many shards. */
export interface PreparedRecord {
  /** What stands for the command 'rhei' in the recipes. */
  readonly rhei: string
  readonly record: string
  readonly plan: string
  readonly single: string
  readonly shards: number
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the recipes are that the documentation shows. */
export const recipes: string = join(root, 'docs', 'cluster')

/** Bundles the command line, so that a process starts as fast as the built one, and makes a record in this folder. */
export async function prepareRecord(folder: string, shards: number, rows: number): Promise<PreparedRecord> {
  const [script, record, plan, single] = ['rhei.mjs', 'a record.csv', 'record.plan', 'single.rhei'].map((name) =>
    join(folder, name),
  )
  mkdirSync(folder, { recursive: true })
  await bundle('src/cli/main.ts', script)
  const rhei = (...args: readonly string[]): Promise<string> => output(process.execPath, [script, ...args])
  await rhei('simulate', 'lorenz63', '--to', String((rows - 1) / 100), '--dt', '0.01', '--out', record)
  await rhei('sample', record, '--width', '120', '--out', plan)
  await rhei('learn', record, '--shards', String(shards), '--plan', plan, '--out', single)
  return { rhei: `${process.execPath} ${script}`, record, plan, single, shards }
}
