import { beforeEach, expect, test, vi } from 'vitest'
import { parse } from '../../src/expression/parse.ts'
import { declare } from '../../src/system/declaration.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { type CatalogueSystem, catalogue } from '../../systems/catalogue.ts'
import * as exported from '../../systems/index.ts'
import * as list from '../../systems/list.ts'
import { expectSame } from '../system/same-system.ts'

vi.mock('../../src/expression/parse.ts', { spy: true })
vi.mock('../../src/system/declaration.ts', { spy: true })

const isSystem = (value: unknown): value is CatalogueSystem => typeof value === 'object'
const entries = Object.entries(list).flatMap(([id, value]) => (isSystem(value) ? [[id, value] as const] : []))
/** Fields and this map are functions, not text. */
const texts = entries.filter(([id, { domain }]) => id !== 'blinkingVortexMap' && domain !== 'fields')
const makers = new Map(Object.entries(exported).filter(([id]) => id.endsWith('Of')))
const fields = Object.entries(exported).flatMap(([id, value]): [string, OdeSystem, () => OdeSystem][] =>
  isSystem(value) && value.domain === 'fields'
    ? [[id, value as OdeSystem, makers.get(`${id}Of`) as () => OdeSystem]]
    : [],
)

/** What was parsed and declared so far: importing is all that this file has done. */
const parsed = vi.mocked(parse).mock.calls.length
const declared = vi.mocked(declare).mock.calls.map(([, { name }]) => name)

beforeEach(() => void vi.clearAllMocks())

test('importing parses no text and makes no grid', () => {
  expect(parsed).toBe(0)
  expect(declared).toEqual(expect.arrayContaining(texts.map(([, { name }]) => name)))
  expect(fields).toHaveLength(9)
  for (const [, { name }] of fields) expect(declared).not.toContain(name)
})

test('searching parses nothing, nor does reading what is written down', () => {
  expect(catalogue()).toHaveLength(entries.length)
  for (const [, { kind, name, dim, variables, parameters, initialState }] of texts) {
    expect([typeof kind, typeof name, initialState.length, variables.length]).toEqual(['string', 'string', dim, dim])
    expect(Object.values(parameters).every(Number.isFinite)).toBe(true)
  }
  expect(parse).not.toHaveBeenCalled()
})

test.each(texts)('%s is parsed when it is used, once', (_, system) => {
  // Rules of differentiation are text too.
  const ofSystem = () => vi.mocked(parse).mock.calls.filter(([, , where]) => where.includes(system.name)).length
  expect(ofSystem()).toBe(0)
  expect(system.kind === 'map' ? system.advance : system.field).toBeTypeOf('function')
  const first = ofSystem()
  expect(first).toBeGreaterThanOrEqual(1)
  expect(system.latex).toHaveLength(system.dim)
  expect(system.jacobian).toBeTypeOf('function')
  expect(ofSystem()).toBe(first)
})

/** The list with every definition done at once, and how often that parsed. */
async function definedAtOnce() {
  vi.resetModules()
  vi.doMock('../../src/system/define-later.ts', async () => ({
    defineOde: (await import('../../src/system/define-ode.ts')).defineOde,
    defineHamiltonian: (await import('../../src/system/define-hamiltonian.ts')).defineHamiltonian,
    defineMap: (await import('../../src/system/define-map.ts')).defineMap,
    defineSde: (await import('../../src/system/define-sde.ts')).defineSde,
    defineDde: (await import('../../src/system/define-dde.ts')).defineDde,
  }))
  const systems = await import('../../systems/list.ts')
  const { parse } = await import('../../src/expression/parse.ts')
  vi.doUnmock('../../src/system/define-later.ts')
  return { atOnce: new Map<string, unknown>(Object.entries(systems)), parses: vi.mocked(parse).mock.calls.length }
}

const { atOnce, parses } = await definedAtOnce()

test.each(texts)('%s is what it is when defined at once', (id, system) => {
  expect(parses).toBeGreaterThan(texts.length)
  expectSame(system, atOnce.get(id) as CatalogueSystem)
})

test.each(fields)('%s is what its function makes, and is made when first used', (_, system, make) => {
  expect(declare).not.toHaveBeenCalled()
  expect(system.dim).toBe(system.variables.length)
  expect(declare).toHaveBeenCalledTimes(1)
  expectSame(system, make())
})
