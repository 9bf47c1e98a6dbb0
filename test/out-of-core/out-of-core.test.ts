import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadModel } from '../../src/io/model/model-file.ts'
import { bundle } from '../bundle.ts'
import { measuredRun } from './measured-run.ts'
import { parseOptions } from './options.ts'
import { writeRecord } from './write-record.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-out-of-core-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a file of 10 MB is learned within a heap of 40 MiB, where its text alone would take several times that', async () => {
  const [rhei, file, model] = ['rhei.mjs', 'record.csv', 'model.rhei'].map((name) => join(folder, name))
  await bundle('src/cli/main.ts', rhei)
  const { rows, bytes } = writeRecord(file, 10e6)
  expect(bytes).toBeGreaterThanOrEqual(10e6)
  await measuredRun(40, rhei, 'learn', file, '--stream', '--width', '8', '--out', model)
  const { about } = loadModel(readFileSync(model))
  expect(about.data).toMatchObject({ samples: rows, trajectories: 1, dim: 3 })
  expect(about.options).toMatchObject({ learner: 'flow-map', width: 8, shards: 1 })
})

test('options: numbers from 1 up, or help', () => {
  expect(parseOptions(['--mb', '20'])).toEqual({ mb: 20, width: 100, shards: 4, heap: 96, cap: 300 })
  expect(parseOptions(['-h'])).toBe(undefined)
  expect(() => parseOptions(['--shards', '0'])).toThrow("--shards must be a positive whole number, got '0'")
})
