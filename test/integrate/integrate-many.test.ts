import { afterAll, expect, test } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { integrateMany } from '../../src/integrate/integrate-many.ts'
import { integratorOf } from '../../src/integrate/methods.ts'
import { odex } from '../../src/integrate/odex.ts'
import { nodePool } from '../../src/node/node-pool.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { pendulum } from '../../systems/mechanics/pendulum.ts'
import { blowUp } from './problems.ts'

const pool = nodePool({ size: 2 })
afterAll(() => pool.close())

const times = timeGrid(0, 0.1, 20)
const runs = Array.from({ length: 11 }, (_, i) => ({ y0: [1 + i / 10, 1, 1], parameters: { rho: 20 + i } }))

test('workers, this thread and single integrations give the same bits', async () => {
  const alone = runs.map(({ y0, parameters }) => integrate(lorenz63.with(parameters), y0, times))
  expect(await integrateMany(lorenz63, runs, times)).toEqual(alone)
  expect(await integrateMany(lorenz63, runs, times, { pool })).toEqual(alone)
})

test.each([dop853({ relativeTolerance: 1e-6 }), odex(), rk4({ step: 0.01 })])(
  'workers use the integrator: %#',
  async (integrator) => {
    const [one] = await integrateMany(pendulum, [{}], times, { integrator, pool })
    expect(one).toEqual(integrate(pendulum, pendulum.initialState, times, integrator))
  },
)

test('each run has a status of its own', async () => {
  const explosion = defineOde({ name: 'explosion', equations: { y: 'y^2' }, initialState: { y: 1 } })
  const starts = [{ y0: [-1] }, { y0: [1] }, { y0: [0.1] }]
  const results = await integrateMany(explosion, starts, [0, 0.5, 2], { pool })
  expect(results.map(({ status }) => status)).toEqual(['complete', 'step-underflow', 'complete'])
  expect(results.map(({ times: { length } }) => length)).toEqual([3, 2, 3])
})

test('progress counts the runs done', async () => {
  const seen: number[] = []
  await integrateMany(lorenz63, runs, times, { pool, onProgress: (done) => seen.push(done) })
  expect(Math.max(...seen)).toBe(runs.length)
  expect([...seen].sort((a, b) => a - b)).toEqual(seen)
})

test('a signal stops it', async () => {
  const controller = new AbortController()
  const long = integrateMany(lorenz63, runs, [0, 1e5], { pool, signal: controller.signal })
  setTimeout(() => controller.abort(new Error('enough')), 20)
  await expect(long).rejects.toThrow('enough')
})

test('no runs give no trajectories; what does not fit is refused', async () => {
  expect(await integrateMany(lorenz63, [], times, { pool })).toEqual([])
  await expect(integrateMany(lorenz63, [{ y0: [1] }], times, { pool })).rejects.toThrow(
    /y0 has length 1, but Lorenz 63/,
  )
  await expect(integrateMany(lorenz63, [{ parameters: { rhoo: 1 } }], times, { pool })).rejects.toThrow(/'rhoo'/)
  await expect(integrateMany(blowUp, [{}], times, { pool })).rejects.toThrow(/blow-up is given as functions/)
  const own = Object.assign(() => integrate(lorenz63, [1, 1, 1], [0]), {})
  await expect(integrateMany(lorenz63, [{}], times, { pool, integrator: own })).rejects.toThrow(
    /integrator is a function/,
  )
  expect(() => integratorOf({ method: 'magic', options: {} })).toThrow(/no method 'magic'; known are dop853/)
})
