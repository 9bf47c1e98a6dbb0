import { describe, expect, it } from 'vitest'
import { loadModel, saveModel } from '../../../src/io/model/model-file.ts'
import { adjusted } from '../../../src/learn/adjusted.ts'
import { persistence } from '../../../src/learn/baselines/persistence.ts'
import { ensembleMap } from '../../../src/learn/ensemble/ensemble-system.ts'
import { medianForecaster } from '../../../src/learn/ensemble/median-forecaster.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { forecasterOf } from '../../../src/learn/forecaster.ts'
import { learnPortHamiltonian } from '../../../src/learn/hamiltonian/learn-port-hamiltonian.ts'
import { learnRecurrentNetwork } from '../../../src/learn/recurrent/learn-recurrent-network.ts'
import { defineMap } from '../../../src/system/define-map.ts'
import type { Recipe } from '../../../src/system/system.ts'
import { type Trajectory, timeGrid } from '../../../src/trajectory.ts'
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

it('a model has no recipe where a part of it has none', () => {
  const times = timeGrid(0, 0.1, 30)
  const line: Trajectory = {
    dim: 2,
    times,
    states: Float64Array.from({ length: 62 }, (_, k) => k % 7),
    status: 'complete',
  }
  const control = (_t: number, u: Float64Array): void => void u.fill(0.1)
  const controls = { names: ['u'], values: [times.map(Math.cos)] }
  const halving = defineMap({
    name: 'halving',
    variables: ['y1', 'y2'],
    initialState: [1, 1],
    advance: (y, next) => next.set(y.map((value) => value / 2)),
  })
  const known = learnFlowMap(line, { width: 3, known: halving })
  const recurrent = learnRecurrentNetwork(line, { delays: 2, width: 3, controls })
  const port = learnPortHamiltonian(line, { width: 3, slopeScale: 1, controls })
  const own = { ...persistence(line, { delays: 2 }), recipe: undefined }
  expect([recurrent, port].map(({ recipe }) => recipe?.learner)).toEqual(['recurrent-network', 'port-hamiltonian'])
  for (const model of [
    known,
    forecasterOf(known),
    forecasterOf(halving),
    medianForecaster([persistence(line, { delays: 1 }), known]),
    ensembleMap([known, known]),
    recurrent.withControls(control),
    port.withControls(control),
    adjusted(line, { trend: 0 }, () => own as unknown as ReturnType<typeof persistence>),
  ])
    expect(model, model.name).not.toHaveProperty('recipe')
})
