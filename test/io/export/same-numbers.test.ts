import { beforeAll, describe, expect, it } from 'vitest'
import { exportC } from '../../../src/io/export/c/export-c.ts'
import { exportModule } from '../../../src/io/export/module/export-module.ts'
import { exportOnnx } from '../../../src/io/export/onnx/export-onnx.ts'
import { exportPython } from '../../../src/io/export/python/export-python.ts'
import { models } from './models.ts'
import { cNumbers, hasCompiler } from './run-c.ts'
import { moduleNumbers } from './run-module.ts'
import { onnxNumbers } from './run-onnx.ts'
import { hasNumpy, pythonNumbers } from './run-python.ts'
import { largestDiscrepancy, type Numbers, truthOf } from './sampling.ts'

const names = Object.keys(models)
const exported = Object.values(models).map((make) => make())
const truths = exported.map((model) => truthOf(model, 1000))
const cases = names.map((name, k) => ({ name, k, model: exported[k], truth: truths[k] }))

describe.each(cases)('$name', ({ model, truth }) => {
  it('as a module gives the same bits at random points and along a rollout', async () => {
    expect(largestDiscrepancy(await moduleNumbers(exportModule(model), truth), truth)).toBe(0)
  })
})

describe.skipIf(!hasCompiler)('in C, where there is a compiler', () => {
  let numbers: readonly Numbers[] = []
  beforeAll(async () => {
    const files = exported.map((model, k) => exportC(model, { name: `m${k}` }))
    numbers = await cNumbers(files, truths)
  })
  it.each(cases)('$name gives the same bits', ({ k, truth }) => {
    expect(largestDiscrepancy(numbers[k], truth)).toBe(0)
  })
})

describe.skipIf(!hasNumpy)('in Python, where there is NumPy', () => {
  let numbers: readonly Numbers[] = []
  beforeAll(() => {
    numbers = pythonNumbers(
      exported.map((model) => exportPython(model)),
      truths,
    )
  })
  it.each(cases)('$name gives the same bits', ({ k, truth }) => {
    expect(largestDiscrepancy(numbers[k], truth)).toBe(0)
  })
})

/** Where no equations are beside the network. */
const learned = cases.filter(({ name }) => !/equations|known/.test(name))

/** Their orbits magnify what is rounded differently: a delay vector of close samples hardly tells two states apart. */
const SENSITIVE = /delay|skip/

describe.each(learned)('in ONNX', ({ name, model, truth }) => {
  it(`${name} gives the same numbers but for rounding`, async () => {
    const numbers = await onnxNumbers(exportOnnx(model), truth)
    expect(largestDiscrepancy({ ...numbers, states: truth.states }, truth)).toBeLessThan(1e-12)
    expect(largestDiscrepancy(numbers, truth)).toBeLessThan(SENSITIVE.test(name) ? 1e-9 : 1e-12)
  })
})
