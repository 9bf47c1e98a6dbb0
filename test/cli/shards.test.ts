import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type ChunkedOptions, readsInChunks } from '../../src/cli/chunked-options.ts'
import { run as learn } from '../../src/cli/learn.ts'
import { run as merge } from '../../src/cli/merge.ts'
import { run as sample } from '../../src/cli/sample.ts'
import type { Streams } from '../../src/cli/streams.ts'
import { shard } from '../../src/cli/values.ts'
import { formatCsv } from '../../src/io/csv.ts'
import { loadModel } from '../../src/io/model/model-file.ts'
import { orbit, rowsOf } from '../learn/sharded/records.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-shards-'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)
let notes: string[] = []
let written = ''
const streams: Streams = {
  input: () => Promise.reject(new Error('no input')),
  write: async (chunk) => {
    written += chunk
  },
  note: (line) => notes.push(line),
  progress: { update: () => {}, done: () => {} },
  outIsTerminal: false,
  bold: (text) => text,
}

const variables = ['x', 'y', 'z']
writeFileSync(at('all.csv'), formatCsv({ ...orbit, variables }))
const parts = [0, 1, 2].map((k) => {
  writeFileSync(at(`part-${k}.csv`), formatCsv({ ...rowsOf(orbit, 1000 * k, 1000 * (k + 1)), variables }))
  return at(`part-${k}.csv`)
})

/** Learns every shard with a plan of these files, and merges them in another order; answers the bytes of the model. */
async function sharded(name: string, files: readonly string[], of: number, options = {}): Promise<Buffer> {
  const plan = at(`${name}.plan`)
  await sample(streams, files, { width: 20, seed: 5, ...options, out: plan })
  const factors = Array.from({ length: of }, (_, k) => at(`${name}-${k + 1}.factor`))
  for (const [k, out] of factors.entries()) await learn(streams, files, { shard: { shard: k + 1, of }, plan, out })
  await merge(streams, [...factors.slice(1), factors[0]], { plan, out: at(`${name}.rhei`) })
  return readFileSync(at(`${name}.rhei`))
}

describe('sample, learn --shard and merge', () => {
  test('of one file give the bytes of learn --shards', async () => {
    const merged = await sharded('one', [at('all.csv')], 3)
    await learn(streams, [at('all.csv')], { width: 20, seed: 5, shards: 3, out: at('single.rhei') })
    expect(readFileSync(at('single.rhei')).equals(merged)).toBe(true)
    const { model, about } = loadModel(merged)
    expect(model).toMatchObject({ kind: 'map' })
    expect(about.data).toMatchObject({ samples: 3000, trajectories: 1, dim: 3 })
    expect(about.options).toMatchObject({ learner: 'flow-map', width: 20, stride: 1, shards: 3 })
  })

  test('of a file for each shard read only that file', async () => {
    const merged = await sharded('parts', parts, 3, { as: 'vector-field' })
    const plan = at('parts.plan')
    await learn(streams, parts, { shards: 3, plan, out: at('single-parts.rhei') })
    expect(readFileSync(at('single-parts.rhei')).equals(merged)).toBe(true)
    const others = [parts[0], at('absent'), at('absent, too')]
    await learn(streams, others, { shard: { shard: 1, of: 3 }, plan, out: at('again.factor') })
    await expect(learn(streams, others, { shard: { shard: 2, of: 3 }, plan, out: at('never.factor') })).rejects.toThrow(
      /absent: no such file/,
    )
    expect(readFileSync(at('again.factor')).equals(readFileSync(at('parts-1.factor')))).toBe(true)
  })

  test('say what they did, for people or for programs', async () => {
    notes = []
    written = ''
    await sample(streams, [at('all.csv')], { width: 10, out: at('said.plan') })
    await learn(streams, [at('all.csv')], {
      shard: { shard: 2, of: 2 },
      plan: at('said.plan'),
      json: true,
      out: at('said'),
    })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/^plan [0-9a-f]{12}: 2999 pairs of 3000 rows in 1 file, 0\.02\d* between rows$/)
    expect(JSON.parse(written)).toMatchObject({ shard: 2, of: 2, pairs: 1463 })
  })

  test('write nothing where a shard is missing or damaged, and name it', async () => {
    const [plan, out] = [at('one.plan'), at('never.rhei')]
    const [first, second] = [1, 2].map((k) => at(`one-${k}.factor`))
    await expect(merge(streams, [first, second], { plan, out })).rejects.toThrow('shard 3 of 3 is missing')
    writeFileSync(at('damaged'), readFileSync(first).fill(1, 3000, 3001))
    await expect(merge(streams, [at('damaged'), second], { plan, out })).rejects.toThrow(
      /damaged: its checksum does not fit/,
    )
    await expect(merge(streams, [first], { plan: first, out })).rejects.toThrow('a rhei factor, not a rhei plan')
    expect(existsSync(out)).toBe(false)
  })
})

test('which data are read in chunks, and what does not go with it', () => {
  const one = [at('all.csv')]
  const chunks = (options: ChunkedOptions, paths = one): boolean => readsInChunks(paths, options)
  expect([chunks({}), chunks({ stream: true }), chunks({ shards: 2 }), chunks({}, parts)]).toEqual([
    false,
    true,
    true,
    true,
  ])
  for (const [options, message] of [
    [{ order: 4 }, '--order goes with --stream'],
    [{ sampleRows: 9 }, '--sample-rows goes with --stream'],
    [{ stream: true, test: 0.2 }, '--test does not go with data that are read in chunks'],
    [{ plan: 'p', width: 9 }, '--plan has decided on --width'],
    [{ shard: { shard: 1, of: 2 } }, '--shard needs the --plan'],
    [{ shard: { shard: 1, of: 2 }, shards: 2, plan: 'p' }, '--shards is all of them'],
    [{ shard: { shard: 1, of: 2 }, ridge: { relative: 1 }, plan: 'p' }, '--ridge is for merge'],
  ] as const)
    expect(() => chunks(options as ChunkedOptions)).toThrow(message)
  expect(() => chunks({ test: 0.2 } as ChunkedOptions, parts)).toThrow('as several files are')
  expect(shard('3/16')).toEqual({ shard: 3, of: 16 })
  for (const text of ['0/2', '3/2', '1', 'a/b', '1/2/3']) expect(() => shard(text)).toThrow('such as 3/16')
})

test('refuses what no plan takes', async () => {
  const out = at('never.plan')
  for (const [options, message] of [
    [{ as: 'sindy' }, 'flow-map or vector-field, not as sindy'],
    [{ order: 4 }, '--order is of a vector-field'],
    [{ as: 'vector-field', stride: 2 }, '--stride is of a flow-map'],
    [{ width: 'auto' as const }, '--width auto needs all rows at once'],
    [{ width: [3, 3], layers: 2 }, '--layers goes with one --width'],
    [{ missing: 'interpolate' as const }, 'use --missing split'],
  ] as const)
    await expect(sample(streams, [at('all.csv')], { ...options, out })).rejects.toThrow(message)
  await expect(learn(streams, ['-'], { stream: true, out })).rejects.toThrow('has to be a file')
  expect(existsSync(out)).toBe(false)
})
