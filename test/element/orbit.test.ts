import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExportedModel, exportedModel, statesFrom } from '../../src/element/exported-model.ts'
import { placement } from '../../src/element/extent.ts'
import { begin, proceed, setUp, shown } from '../../src/element/run.ts'
import { settingsOf } from '../../src/element/settings.ts'
import { startNumber, survey } from '../../src/element/survey.ts'
import { trail } from '../../src/element/trail.ts'
import { exportModule } from '../../src/io/export/module/export-module.ts'
import type { ExportableModel } from '../../src/io/export/program/to-program.ts'
import { learnDelayMap } from '../../src/learn/delay-map.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { importedModule } from '../io/export/run-module.ts'

const exported = async (model: ExportableModel): Promise<ExportedModel> =>
  exportedModel(await importedModule(exportModule(model)), 'model.mjs')

const read =
  (attributes: Readonly<Record<string, string>>) =>
  (name: string): string | null =>
    attributes[name] ?? null

const [driven, kicked, doubling] = await Promise.all([
  exported(
    defineOde({
      ...{ name: 'driven', equations: { x: 'v', v: 'cos(1.3*t) - sin(x) - 0.1*v' }, initialState: { x: 0, v: 0 } },
    }),
  ),
  exported(
    defineMap({ name: 'kicked', equations: { x: '0.9*x + sin(3*t)', y: 'x - y/2' }, initialState: [0, 0], dt: 0.1 }),
  ),
  exported(defineMap({ name: 'doubling', equations: { x: '2*x' }, initialState: [1] })),
])

describe('an orbit', () => {
  test.each([driven, kicked])('$name followed step by step is the rollout of its module, bit by bit', (model) => {
    const setup = setUp(model, settingsOf(model, read({ steps: '70', start: '0.3, 0.2' })))
    const run = begin(setup, setup.start)
    const { dim } = model
    const whole = statesFrom(model, setup.start, 70, setup.dt)
    for (let i = 0; i <= 70; i++) {
      expect(run.state).toEqual(whole.slice(i * dim, (i + 1) * dim))
      expect(run.trail.point(i)).toEqual([...run.state])
      proceed(setup, run, 1)
    }
  })

  test('that doubles is lost beyond a thousand times its survey, and keeps the state before', () => {
    const setup = setUp(doubling, settingsOf(doubling, read({ steps: '3', start: '1' })))
    const run = begin(setup, setup.start)
    proceed(setup, run, 100)
    // The survey goes to 8; 4096 is within 8000, 8192 is not.
    expect([run.lost, run.count, run.state[0]]).toEqual([true, 12, 4096])
  })

  test('over time is shown in a window as long as its trail', () => {
    const setup = setUp(kicked, settingsOf(kicked, read({ steps: '20', y: 'y' })))
    const run = begin(setup, setup.start)
    expect(shown(setup, run).across).toEqual([0, 2])
    proceed(setup, run, 50)
    expect(shown(setup, run).across[0]).toBeCloseTo(3, 12)
    expect(run.trail.point(0)[0]).toBeCloseTo(3, 12)
    expect(run.trail.point(20)).toEqual([5, run.state[1]])
  })
})

test('a survey ends where numbers do, and never without a state', () => {
  const { states, size } = survey(doubling, Float64Array.of(2 ** 1000), 100, 1)
  expect([states.length, size]).toEqual([24, 2 ** 1023])
  expect(survey(doubling, Float64Array.of(0), 5, 1).size).toBe(1)
})

test('new starts are different, no further out than the first orbit, and delay vectors of its record', async () => {
  const times = timeGrid(0, 0.1, 300)
  const wave = { dim: 1, times, states: times.map((t) => Math.sin(t)), status: 'complete' } as const
  const model = await exported(learnDelayMap(wave, { width: 20, delays: 4, spacing: 2, lead: 1 }))
  const setup = setUp(model, settingsOf(model, read({ steps: '200' })))
  const { states, mean } = setup.survey
  const starts = Array.from({ length: 50 }, (_, k) => startNumber(setup.survey, k))
  expect(starts[0]).toEqual(setup.start)
  expect(new Set(starts.map((start) => start[0])).size).toBe(50)
  for (const start of starts.slice(1))
    for (const [j, value] of start.entries()) {
      const column = states.filter((_, i) => i % model.dim === j)
      expect(Math.abs(value - mean[j])).toBeLessThanOrEqual(Math.max(...column.map((x) => Math.abs(x - mean[j]))))
    }
})

test('a trail keeps its newest points in order', () => {
  const point = fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }))
  fc.assert(
    fc.property(fc.array(point), fc.integer({ min: 1, max: 20 }), (points, length) => {
      const kept = trail(length)
      for (const [x, y] of points) kept.push(x, y)
      expect(Array.from({ length: kept.size }, (_, i) => kept.point(i))).toEqual(points.slice(-length))
    }),
  )
})

test('the corners of what is shown are the margin’s, straight lines stay straight, a point is in the middle', () => {
  const place = placement({ across: [-1, 3], up: [10, 20] }, 400, 300, 25)
  expect([place(-1, 10), place(3, 20), place(1, 15)]).toEqual([
    [25, 275],
    [375, 25],
    [200, 150],
  ])
  expect(placement({ across: [2, 2], up: [5, 5] }, 400, 300, 25)(2, 5)).toEqual([200, 150])
})

describe('attributes', () => {
  const settings = (attributes: Readonly<Record<string, string>>, model = driven) => settingsOf(model, read(attributes))

  test('have defaults: the first two variables, or the only one over time; ones, or a place in the training region', () => {
    expect(settings({})).toEqual({
      ...{ start: Float64Array.of(1, 1), steps: 1000, dt: 0.01, view: { across: 0, up: 1 } },
    })
    expect(settings({}, doubling).view).toEqual({ across: undefined, up: 0 })
    expect([settings({}, kicked).dt, settings({}, doubling).dt]).toEqual([0.1, 1])
    const region = { lower: [0, -Infinity], upper: [10, Infinity] }
    expect(settings({}, { ...driven, region }).start).toEqual(Float64Array.of(6, 6))
  })

  test('name variables', () => {
    expect(settings({ x: 'v', y: 'x' }).view).toEqual({ across: 1, up: 0 })
    expect(settings({ x: 'v' }).view).toEqual({ across: undefined, up: 1 })
    expect(settings({ start: ' 1  -2.5 ' }).start).toEqual(Float64Array.of(1, -2.5))
  })

  test.each([
    [{ y: 'w' }, "There is no variable 'w'; there are x, v."],
    [{ start: '1, 2, 3' }, 'A state is 2 finite numbers, not 1, 2, 3.'],
    [{ start: '1, two' }, 'A state is 2 finite numbers, not 1, NaN.'],
    [{ steps: '0' }, 'steps="0" is no number above 0 and up to 100000.'],
    [{ dt: 'fast' }, 'dt="fast" is no number above 0.'],
  ])('that cannot mean anything are named: %o', (attributes, message) => {
    expect(() => settings(attributes as never)).toThrow(new RangeError(message))
  })

  test('that are of no use to a map are refused', () => {
    expect(() => settings({ dt: '0.1' }, kicked)).toThrow('dt is for fields')
  })
})

test.each([
  [{}, 'other.mjs is no model that exportModule wrote.'],
  [{ variables: ['x'], dim: 2, rollout() {}, advance() {} }, 'is no model'],
  [{ variables: ['x'], dim: 1, rollout() {} }, 'is no model'],
  [{ predict() {} }, 'other.mjs is a function, which has no orbit.'],
])('a module that is something else is told: %o', (module, message) => {
  expect(() => exportedModel(module, 'other.mjs')).toThrow(message)
})
