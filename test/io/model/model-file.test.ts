import { describe, expect, it } from 'vitest'
import { loadModel, saveModel } from '../../../src/io/model/model-file.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import type { MapSystem, OdeSystem, Recipe } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { models } from './models.ts'

describe.each(Object.entries(models))('%s', (_name, make) => {
  it('comes back with the same bits, in the same bytes', () => {
    const model = make()
    const bytes = saveModel(model)
    const { model: loaded } = loadModel(bytes)
    expect(saveModel(loaded as { readonly recipe?: Recipe })).toEqual(bytes)
    expect(Object.keys(loaded).sort()).toEqual(Object.keys(model).sort())
    if ('dim' in model) expect(values(loaded as MapSystem | OdeSystem)).toEqual(values(model as MapSystem | OdeSystem))
  })
})

/** What a system says at states around its initial one. */
function values(system: MapSystem | OdeSystem): Float64Array[] {
  return Array.from({ length: 5 }, (_, k) => {
    const y = Float64Array.from(system.initialState, (value, j) => value * (1 + 0.01 * k) + 0.003 * j)
    const out = new Float64Array(system.dim)
    if (system.kind === 'ode') system.field(k, y, out)
    else system.advance(y, out, k)
    return out
  })
}

it('tells where a model comes from', () => {
  const about = { system: 'lorenz63', options: { width: 20, seed: 0 }, scores: { validTime: 8.1 }, notes: 'für später' }
  const { about: read, library } = loadModel(saveModel(models['flow map'](), about))
  expect(read).toEqual(about)
  expect(library).toMatch(/^\d+\.\d+\.\d+$/)
})

it('two fits with one seed are the same file, where costs are left out', () => {
  const [one, two] = [0, 1].map(() => saveModel(models['flow map'](), {}, { reproducible: true }))
  expect(one).toEqual(two)
})

it('refuses what is made of functions', () => {
  const times = timeGrid(0, 0.1, 30)
  const line = { dim: 1, times, states: times.map((t) => Math.sin(t)), status: 'complete' as const }
  const own = { name: 'cube', apply: (z: number) => z ** 3, derivative: (z: number) => 3 * z * z }
  const model = learnFlowMap(line, { width: 4, activation: own })
  expect(() => saveModel(model)).toThrow('data.recipe.family.network.layers.0.activation.apply is a function')
  expect(() => saveModel({ name: 'a system' })).toThrow('saveModel: a system has no recipe')
})
