import { describe, expect, it } from 'vitest'
import { exportModule } from '../../../src/io/export/module/export-module.ts'
import { models } from './models.ts'
import { moduleNumbers } from './run-module.ts'
import { largestDiscrepancy, truthOf } from './sampling.ts'

const cases = Object.entries(models).map(([name, make]) => ({ name, model: make() }))
const truths = cases.map(({ model }) => truthOf(model, 1000))

describe.each(cases.map(({ name, model }, k) => ({ name, model, truth: truths[k] })))('$name', ({ model, truth }) => {
  it('as a module gives the same bits at random points and along a rollout', async () => {
    const numbers = await moduleNumbers(exportModule(model), truth)
    expect(largestDiscrepancy(numbers, truth)).toBe(0)
  })
})
