import { expect, it } from 'vitest'
import { exportC } from '../../../src/io/export/c/export-c.ts'
import { exportModule } from '../../../src/io/export/module/export-module.ts'
import { exportOnnx } from '../../../src/io/export/onnx/export-onnx.ts'
import { exportPython } from '../../../src/io/export/python/export-python.ts'
import { persistence } from '../../../src/learn/baselines/persistence.ts'
import { learnDelayMap } from '../../../src/learn/delay-map.ts'
import { ensembleMap } from '../../../src/learn/ensemble/ensemble-system.ts'
import { medianForecaster } from '../../../src/learn/ensemble/median-forecaster.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { learnLocalFlowMap } from '../../../src/learn/local/flow-map.ts'
import { defineMap } from '../../../src/system/define-map.ts'
import { type Trajectory, timeGrid } from '../../../src/trajectory.ts'

const times = timeGrid(0, 0.1, 40)
const wave: Trajectory = { dim: 1, times, states: times.map((t) => Math.sin(t)), status: 'complete' }
const map = learnFlowMap(wave, { width: 4 })

it('says what cannot be exported and what can', () => {
  const other = learnFlowMap(wave, { width: 4, seed: 1 })
  expect(() => exportModule(ensembleMap([map, other]))).toThrow(
    'exportModule: mean of 2 flow maps cannot be exported; export its members, one by one',
  )
  const delays = [1, 2].map((seed) => learnDelayMap(wave, { width: 4, delays: 3, seed }))
  expect(() => exportC(medianForecaster(delays))).toThrow('exportC: median of 2 forecasters cannot be exported')
  expect(() => exportPython(persistence(wave, { delays: 1 }))).toThrow('neither a network nor equations')
  const ring: Trajectory = { ...wave, dim: 5, times: times.subarray(0, 8), states: wave.states.subarray(0, 40) }
  expect(() => exportOnnx(learnLocalFlowMap(ring, { width: 3, radius: 1 }))).toThrow('cannot be exported; flow maps')
})

it('refuses parts that are functions', () => {
  const cube = { name: 'cube', apply: (z: number) => z ** 3, derivative: (z: number) => 3 * z * z }
  expect(() => exportModule(learnFlowMap(wave, { width: 4, activation: cube }))).toThrow("the activation 'cube'")
  const known = defineMap({
    name: 'half',
    variables: ['y1'],
    advance: (y, next) => {
      next[0] = y[0] / 2
    },
    initialState: [1],
  })
  expect(() => exportC(learnFlowMap(wave, { width: 4, known }))).toThrow('the known part half is made of functions')
  const controls = { names: ['u'], values: [times.map((t) => t % 1)] }
  const driven = learnFlowMap(wave, { width: 4, controls })
  expect(() => exportPython(driven.withControls((t, u) => u.fill(t)))).toThrow("give them values by 'with'")
  expect(exportPython(driven.with({ u: 0.5 }))).toContain('# Parameters: u = 0.5')
})

it('refuses names that C cannot have, and takes any other text as data', () => {
  expect(() => exportC(map, { name: 'a-b' })).toThrow("'a-b' is no name for C")
  const system = 'two\nlines */ and an end'
  expect(exportC(map, { system }).source).toContain(' * learned flow map (two lines * / and an end)\n')
  expect(exportModule(map, { system })).toContain('// learned flow map (two lines * / and an end)\n')
})
