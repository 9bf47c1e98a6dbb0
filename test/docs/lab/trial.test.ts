import { describe, expect, test } from 'vitest'
import { equationsOf } from '../../../docs/lab/equations-of.ts'
import { factsOf, labEntries, labSystem, plainSystem } from '../../../docs/lab/lab-system.ts'
import { type LongRun, longRun } from '../../../docs/lab/long-run.ts'
import { labScript } from '../../../docs/lab/script.ts'
import { defaultSettings, EXAMPLE_EQUATIONS, type LabSettings, type NumberName } from '../../../docs/lab/settings.ts'
import { follow, learn, simulate } from '../../../docs/lab/trial.ts'
import { followViews, longRunViews, summaryOf } from '../../../docs/lab/views.ts'
import * as rhei from '../../../src/index.ts'
import { standardDeviation } from '../../../src/math/statistics.ts'
import * as systems from '../../../systems/index.ts'

const AsyncFunction = (async () => {}).constructor as new (
  ...texts: string[]
) => (...values: unknown[]) => Promise<void>

function settingsOf(change: Partial<LabSettings> = {}, numbers: Partial<Record<NumberName, number>> = {}): LabSettings {
  return { ...defaultSettings, ...change, numbers: { ...defaultSettings.numbers, ...numbers } }
}

/** What the script prints: its imports are handed to it, and the rest runs as it stands. */
async function printed(script: string): Promise<unknown[]> {
  const lines: unknown[] = []
  const body = script.replace(
    /^import (\{.*\}) from '(.*)'$/gm,
    (_, names, from) => `const ${names} = modules['${from}']`,
  )
  const modules = { rhei, 'rhei/systems': systems }
  await new AsyncFunction('modules', 'console', body)(modules, { log: (...words: unknown[]) => lines.push(...words) })
  return lines
}

test('Lorenz as the page opens: valid for eight Lyapunov times at least, and the same exponent', () => {
  const settings = settingsOf()
  const simulation = simulate(settings)
  const model = learn(simulation, settings)
  const summary = summaryOf(simulation, model, follow(simulation, model), 0)
  expect(summary).toMatchObject({ neurons: 300, samples: 2000, validUnit: 'Lyapunov times' })
  expect(summary.validTime).toBeGreaterThan(8)
  let last: LongRun = {}
  for (const found of longRun(simulation, model, 0.02)) last = found
  expect(Math.abs(last.exponents!.model[0] - 0.9056)).toBeLessThan(0.15)
  expect(Object.keys(longRunViews(last))).toEqual(['returns', 'spectrum'])
})

test.each([
  ['a flow', settingsOf({}, { samples: 400, width: 60, noise: 0.01, ridge: 1e-8, seed: 7 })],
  [
    'a field of a changed system',
    settingsOf({ learner: 'vector-field', parameters: { rho: 35 } }, { samples: 500, width: 80 }),
  ],
  ['a map', settingsOf({ system: 'henon', sampler: 'uniformPairs' }, { samples: 200, width: 40, dt: 1 })],
  ['own equations', settingsOf({ system: '', equations: EXAMPLE_EQUATIONS }, { samples: 300, width: 40, dt: 0.05 })],
])('the script of %s prints the valid time of the page', async (_, settings) => {
  const simulation = simulate(settings)
  const model = learn(simulation, settings)
  const { validTime, validUnit } = summaryOf(simulation, model, follow(simulation, model), 0)
  const script = labScript(settings, simulation.system, simulation.lyapunovExponent)
  const [, value, unit] = await printed(script)
  expect(value).toBeCloseTo(validTime, 9)
  expect(unit).toBe(validUnit)
})

test('noise is of the size that was asked for, and the truth has none', () => {
  const clean = simulate(settingsOf())
  const noisy = simulate(settingsOf({}, { noise: 0.1 }))
  const errors = noisy.record.states.map((value, k) => (value - clean.record.states[k]) / clean.scale[k % 3])
  expect(Math.abs(standardDeviation(errors) / 0.1 - 1)).toBeLessThan(0.05)
  expect(noisy.truth.states).toEqual(clean.truth.states)
})

describe('what does not work says so', () => {
  test('equations', () => {
    expect(() => plainSystem({ system: '', equations: "x' = y" })).toThrow(/no value for parameter y and start of x/)
    expect(() => plainSystem({ system: '', equations: "x' = x +" })).toThrow(SyntaxError)
    expect(() => plainSystem({ system: '', equations: "x' = -x\nnoise(x) = 1\nx(0) = 1" })).toThrow(/noise or delays/)
    expect(() => plainSystem({ system: 'nothing', equations: '' })).toThrow(/no system 'nothing'/)
    expect(() => labSystem(settingsOf({ parameters: { gamma: 1 } }))).toThrow(/gamma/)
  })
  test('a motion that ends', () => {
    const equations = "x' = x^2\nx(0) = 1"
    expect(() => simulate(settingsOf({ system: '', equations }, { dt: 0.05 }))).toThrow(/of 4001 states/)
  })
  test('a model that runs away is told, and drawn as far as it goes', () => {
    const settings = settingsOf({}, { samples: 60, width: 58, slopeScale: 5, noise: 0.3, seed: 3 })
    const simulation = simulate(settings)
    const model = learn(simulation, settings)
    const followed = follow(simulation, model)
    expect(summaryOf(simulation, model, followed, 0).parted).toBe(true)
    expect(Object.keys(followViews(simulation, followed))).toEqual(['series', 'errors', 'portrait'])
  })
})

test('the list holds flows and maps of few variables, Lorenz among them, none of them driven', () => {
  const entries = labEntries()
  expect(entries.length).toBeGreaterThan(150)
  expect(entries.find(({ id }) => id === 'lorenz63')?.chaotic).toBe(true)
  expect(Math.max(...entries.map(({ dim }) => dim))).toBeLessThanOrEqual(12)
})

test('every system whose equations are text goes on as equations of one’s own, with the same motion', () => {
  let count = 0
  for (const { id, system } of labEntries()) {
    const equations = equationsOf(factsOf(system), {})
    if (equations === undefined) continue
    count++
    const own = plainSystem({ system: '', equations })
    const y = Float64Array.from(system.initialState)
    const [next, ownNext] = [system, own].map((some) => {
      const out = new Float64Array(system.dim)
      if (some.kind === 'map') some.advance(y, out, 0)
      else some.field(0, y, out)
      return out
    })
    expect(ownNext, id).toEqual(next)
    expect([...own.initialState], id).toEqual([...system.initialState])
  }
  expect(count).toBeGreaterThan(140)
})
