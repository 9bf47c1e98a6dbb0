import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { saveModel } from '../../../src/io/model/model-file.ts'
import { formatSafetensors, parseSafetensors, type Tensor } from '../../../src/io/safetensors.ts'
import { type FlowMap, learnFlowMap } from '../../../src/learn/flow-map.ts'
import { timeGrid } from '../../../src/trajectory.ts'

const tensor = fc.array(fc.nat(3), { maxLength: 3 }).chain((shape) => {
  const length = shape.reduce((size, n) => size * n, 1)
  const values = fc.array(fc.double(), { minLength: length, maxLength: length })
  return values.map((list): Tensor => ({ shape, values: Float64Array.from(list) }))
})
const names = fc.string({ maxLength: 8 }).filter((name) => name !== '__metadata__' && !/^\d+$/.test(name))
const file = fc.record({
  metadata: fc.dictionary(names, fc.string()),
  tensors: fc.uniqueArray(fc.tuple(names, tensor), { selector: ([name]) => name }).map((entries) => new Map(entries)),
})

it('gives back every file byte by byte, numbers that are none included', () => {
  fc.assert(
    fc.property(file, (whole) => {
      const bytes = formatSafetensors(whole)
      const read = parseSafetensors(bytes)
      expect(read.metadata).toEqual({ ...whole.metadata })
      expect(read.tensors).toEqual(whole.tensors)
      expect(formatSafetensors(read)).toEqual(bytes)
    }),
    { numRuns: 200, seed: 1 },
  )
})

it.each([
  ['too short', new Uint8Array(4), 'too few'],
  ['a huge header', Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127, 123, 125), 'a header of'],
  ['no JSON', withHeader('{"a":'), 'not JSON'],
  ['a list', withHeader('[]'), 'not a JSON object'],
  ['half precision', withHeader('{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}', 2), 'only F64'],
  ['a wrong shape', withHeader('{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}', 8), 'its shape is [2]'],
  ['a negative shape', withHeader('{"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}}', 8), 'no regular shape'],
  ['a hole', withHeader('{"a":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}', 16), 'begins at 8'],
  ['bytes too many', withHeader('{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}', 16), 'the header tells of'],
  ['bytes too few', withHeader('{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}', 4), 'the header tells of'],
  [
    'an overlap',
    withHeader(
      '{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}',
      8,
    ),
    'but the tensor before it ends at 8',
  ],
])('refuses %s', (_name, bytes, problem) => {
  expect(() => parseSafetensors(bytes)).toThrow(problem)
})

function withHeader(json: string, data = 0): Uint8Array {
  const header = new TextEncoder().encode(json)
  const bytes = new Uint8Array(8 + header.length + data)
  bytes[0] = header.length
  bytes.set(header, 8)
  return bytes
}

const script = `
import json, sys
from safetensors import safe_open
with safe_open(sys.argv[1], framework="numpy") as f:
    meta = f.metadata()
    weights = f.get_tensor("data.recipe.family.network.layers.0.weights")
    readout = f.get_tensor("data.recipe.family.network.readout")
    print(json.dumps([meta["format"], list(weights.shape), weights.sum(axis=0).tolist(), list(readout.shape)]))
`

test.skipIf(!pythonHas('safetensors.numpy'))("Python's safetensors opens a model file (needs python3 with it)", () => {
  const times = timeGrid(0, 0.1, 59)
  const states = Float64Array.from({ length: 120 }, (_, k) => Math.sin(times[k >> 1] + (k % 2)))
  const model: FlowMap = learnFlowMap({ dim: 2, times, states, status: 'complete' }, { width: 7 })
  const folder = mkdtempSync(join(tmpdir(), 'rhei-'))
  try {
    const path = join(folder, 'model.rhei')
    writeFileSync(path, saveModel(model))
    const [format, shape, sums, readoutShape] = JSON.parse(
      execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }),
    )
    const { weights } = model.network.layers[0]
    expect(format).toBe('rhei model')
    expect(shape).toEqual([7, 2])
    expect(readoutShape).toEqual([10, 2])
    for (const j of [0, 1])
      expect(sums[j]).toBeCloseTo(
        weights.filter((_, k) => k % 2 === j).reduce((sum, w) => sum + w, 0),
        12,
      )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function pythonHas(module: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${module}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
