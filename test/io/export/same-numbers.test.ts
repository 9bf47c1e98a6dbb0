import { beforeAll, describe, expect, it } from 'vitest'
import { exportC } from '../../../src/io/export/c/export-c.ts'
import { exportModule } from '../../../src/io/export/module/export-module.ts'
import { exportOnnx } from '../../../src/io/export/onnx/export-onnx.ts'
import { exportPython } from '../../../src/io/export/python/export-python.ts'
import { models } from './models.ts'
import { cNumbers, hasCompiler } from './run-c.ts'
import { importedModule, moduleNumbers } from './run-module.ts'
import { onnxNumbers } from './run-onnx.ts'
import { hasNumpy, pythonNumbers } from './run-python.ts'
import { largestDiscrepancy, type Numbers, truthOf } from './sampling.ts'

/** Milliseconds for other programs on a busy machine. */
const PATIENCE = 60_000

const names = Object.keys(models)
const exported = Object.values(models).map((make) => make())
const truths = exported.map((model) => truthOf(model, 1000))
const cases = names.map((name, k) => ({ name, model: exported[k], truth: truths[k] }))

/** Those that differ from another one in their numbers only, once they are a program. */
const ALIKE = /family|step as input|delay map$|recurrent|classifier/
const printed = cases.filter(({ name }) => !ALIKE.test(name)).map((one, k) => ({ ...one, k }))

describe.each(cases)('$name', ({ model, truth }) => {
  it('as a module gives the same bits at random points and along a rollout', async () => {
    expect(largestDiscrepancy(await moduleNumbers(exportModule(model), truth), truth)).toBe(0)
  })
  it('as a module says where its data were', async () => {
    expect((await importedModule(exportModule(model))).region).toEqual(truth.program.region)
  })
})

/** Equations with a cosine, which is the platform's own: its last bit may differ from that of JavaScript. */
const most = (name: string): number => (/map of equations|beside a known one/.test(name) ? 1e-13 : 0)

describe.skipIf(!hasCompiler)('in C, where there is a compiler', () => {
  let numbers: readonly Numbers[] = []
  beforeAll(async () => {
    const files = printed.map(({ model, k }) => exportC(model, { name: `m${k}` }))
    numbers = await cNumbers(
      files,
      printed.map(({ truth }) => truth),
    )
  }, PATIENCE)
  it.each(printed)('$name gives the same bits', ({ name, k, truth }) => {
    expect(largestDiscrepancy(numbers[k], truth)).toBeLessThanOrEqual(most(name))
  })
})

describe.skipIf(!hasNumpy)('in Python, where there is NumPy', () => {
  let numbers: readonly Numbers[] = []
  beforeAll(async () => {
    numbers = await pythonNumbers(
      printed.map(({ model }) => exportPython(model)),
      printed.map(({ truth }) => truth),
    )
  }, PATIENCE)
  it.each(printed)('$name gives the same bits', ({ name, k, truth }) => {
    expect(largestDiscrepancy(numbers[k], truth)).toBeLessThanOrEqual(most(name))
  })
})

/** Where no equations are beside the network. */
const learned = printed.filter(({ name }) => !/equations|known/.test(name))

/** Their orbits magnify what is rounded differently: a delay vector of close samples hardly tells two states apart. */
const SENSITIVE = /delay|skip/

describe.each(learned)('in ONNX', ({ name, model, truth }) => {
  it(`${name} gives the same numbers but for rounding`, async () => {
    const numbers = await onnxNumbers(exportOnnx(model), truth)
    expect(largestDiscrepancy({ ...numbers, states: truth.states }, truth)).toBeLessThan(1e-12)
    expect(largestDiscrepancy(numbers, truth)).toBeLessThan(SENSITIVE.test(name) ? 1e-9 : 1e-12)
  })
})
