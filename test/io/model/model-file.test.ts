import { describe, expect, it } from 'vitest'
import { loadModel, saveModel } from '../../../src/io/model/model-file.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import type { Recipe } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { models } from './models.ts'
import { said } from './said.ts'

describe.each(Object.entries(models))('%s', (_name, make) => {
  it('comes back with the same bits, in the same bytes', () => {
    const model = make()
    const bytes = saveModel(model)
    const { model: loaded } = loadModel(bytes)
    expect(saveModel(loaded as { readonly recipe?: Recipe })).toEqual(bytes)
    expect(Object.keys(loaded).sort()).toEqual(Object.keys(model).sort())
    expect(said(loaded)).toEqual(said(model))
  })
})

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
