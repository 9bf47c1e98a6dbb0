import { expect, test } from 'vitest'
import { broken, disagreements } from '../../src/cli/agreement.ts'
import { findEntry } from '../../src/cli/find-entry.ts'
import { systemsText } from '../../src/cli/systems.ts'
import { verify } from '../../src/cli/verify.ts'
import type { Measured } from '../../src/system/measured.ts'

test('systems --json is one array with the fields that people filter by', () => {
  const systems = JSON.parse(systemsText({ domain: 'climate', json: true }))
  expect(systems.length).toBeGreaterThan(8)
  for (const { name, kind, domain, dim, parameters, variables, initialState } of systems) {
    expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/)
    expect(['ode', 'map', 'dde', 'sde']).toContain(kind)
    expect(domain).toBe('climate')
    expect(variables).toHaveLength(dim)
    expect(initialState).toHaveLength(dim)
    expect(typeof parameters).toBe('object')
  }
})

test('queries combine, and the table counts what it shows', () => {
  const lines = systemsText({ dim: 3, text: 'sprott' }).split('\n')
  expect(lines.at(-1)).toBe(`${lines.length - 3} systems`)
  expect(lines.length).toBeGreaterThan(15)
})

test('verify --json measures anew: the Hénon map contracts areas by 0.3', () => {
  const { text } = verify('henon', { json: true, time: 20_000 })
  const { name, spectrum, standardError, meanDivergence, kaplanYorke, agrees } = JSON.parse(text)
  expect([name, agrees]).toEqual(['henon', true])
  expect(spectrum[0] + spectrum[1]).toBeCloseTo(Math.log(0.3), 10)
  expect(meanDivergence).toBeCloseTo(Math.log(0.3), 12)
  expect(Math.abs(spectrum[0] - 0.4192)).toBeLessThan(4 * standardError[0])
  expect(kaplanYorke).toBeCloseTo(1.258, 1)
})

test('verify --json of a delay equation: the same form, its largest exponent and nothing of the infinitely many', () => {
  const found = JSON.parse(verify('mackeyGlass', { json: true }).text)
  const { name, spectrum, standardError, meanDivergence, kaplanYorke, method, chaotic, agrees, compared } = found
  expect([name, agrees, compared, chaotic]).toEqual(['mackeyGlass', true, true, true])
  expect([meanDivergence, kaplanYorke]).toEqual([null, null])
  expect(method).toContain('largest exponent only')
  // Farmer 1982 found 0.0071 bits per unit of time.
  expect(Math.abs(spectrum[0] - 0.0071 * Math.LN2)).toBeLessThan(3 * standardError[0])
  const flow = JSON.parse(verify('henon', { json: true, time: 1000 }).text)
  expect(
    Object.keys(flow)
      .filter((key) => key !== 'period')
      .sort(),
  ).toEqual(
    Object.keys(found)
      .filter((key) => key !== 'period')
      .sort(),
  )
  expect(verify('mackeyGlass', { time: 2000 }).text).toContain('the largest of infinitely many')
})

test('an unknown name is met with the nearest one', () => {
  expect(() => findEntry('lorens63')).toThrow(
    "no system 'lorens63' (did you mean 'lorenz63'?); 'rhei systems' lists them",
  )
})

test('names are found in any spelling', () => {
  expect(findEntry('Lorenz 63').id).toBe('lorenz63')
  expect(findEntry('fitz-hugh-nagumo').id).toBe('fitzHughNagumo')
})

const measured: Measured = {
  ...{ spectrum: [1, 0, -3], standardError: [0.01, 0.01, 0.01], meanDivergence: -2, chaotic: true },
  ...{ mean: [], standardDeviation: [], least: [], most: [], start: [], time: 1, transient: 0 },
  ...{ method: '', status: 'complete' },
}

test('a stored value that is off is found out, and so is a sum that is not the divergence', () => {
  expect(disagreements(measured, measured)).toEqual([])
  expect(disagreements(measured, { ...measured, spectrum: [1.1, 0, -3] })).toHaveLength(1)
  expect(broken(measured, 3)).toEqual([])
  expect(broken({ ...measured, meanDivergence: -2.2 }, 3)).toHaveLength(1)
})

test('what has no spectrum says why, and what is published of it', () => {
  for (const [id, why] of [
    ['heston', 'has noise'],
    ['stickSlipOscillator', 'has a field that jumps'],
    ['burgers', 'is a field on a grid'],
    ['pleiades', 'scatters its stars'],
    ['robertson', 'creeps up to an equilibrium'],
    ['kuramotoSivashinsky', 'is a field on a grid'],
  ] as const)
    expect(() => verify(id, {})).toThrow(
      new RegExp(`verify: ${id} ${why}.*: no spectrum of it is stored, none is measured`),
    )
  expect(() => verify('kuramotoSivashinsky', {})).toThrow(/; its largest exponent as published is 0.048$/)
})

test('systems --json lists the fields, with parameters, notes and source, without equations', () => {
  const fields = JSON.parse(systemsText({ domain: 'fields', json: true }))
  expect(fields).toHaveLength(9)
  for (const { name, kind, dim, parameters, variables, initialState, equations, notes, source } of fields) {
    expect([name, kind, equations]).toEqual([name, 'ode', undefined])
    expect([variables.length, initialState.length]).toEqual([dim, dim])
    expect(Object.keys(parameters)).toContain('length')
    expect(notes.length).toBeGreaterThan(20)
    expect(source).toMatch(/\d{4}/)
  }
})
