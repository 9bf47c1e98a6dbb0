import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KnownSystem, readAddress, writeAddress } from '../../../docs/lab/address.ts'
import {
  defaultSettings,
  type LabSettings,
  type Learner,
  learners,
  numberNames,
  numberRanges,
  type Sampler,
  samplers,
} from '../../../docs/lab/settings.ts'

const known: Readonly<Record<string, KnownSystem>> = {
  lorenz63: { parameters: { sigma: 10, rho: 28, beta: 8 / 3 }, dt: 0.02 },
  rossler: { parameters: { a: 0.2, b: 0.2, c: 5.7 }, dt: 0.1 },
}
const find = (system: string, equations: string): KnownSystem | undefined =>
  equations === '' ? (Object.hasOwn(known, system) ? known[system] : undefined) : { parameters: { mu: 2 }, dt: 0.05 }

const value = fc.double({ noNaN: true, noDefaultInfinity: true })
const numbers = fc.record(
  Object.fromEntries(
    numberNames.map((name) => {
      const { min, max, whole, zero } = numberRanges[name]
      const some = whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })
      return [name, zero ? fc.oneof(some, fc.constant(0)) : some]
    }),
  ),
) as fc.Arbitrary<LabSettings['numbers']>
const settings: fc.Arbitrary<LabSettings> = fc
  .record({
    own: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })),
    system: fc.constantFrom(...Object.keys(known)),
    learner: fc.constantFrom(...(Object.keys(learners) as Learner[])),
    sampler: fc.constantFrom(...(Object.keys(samplers) as Sampler[])),
    numbers,
    one: value,
  })
  .map(({ own, system, one, ...rest }) => ({
    ...rest,
    system: own === null ? system : '',
    equations: own ?? '',
    parameters: own === null ? (system === 'rossler' ? { c: one } : { rho: one, beta: -one }) : { mu: one },
  }))

test('settings come back from their address, to the bit', () => {
  fc.assert(
    fc.property(settings, (some) => {
      const { dt } = find(some.system, some.equations)!
      expect(readAddress(writeAddress(some, dt), find)).toEqual({ settings: some, refused: [] })
    }),
  )
})

test('an address says no more than differs', () => {
  expect(writeAddress(defaultSettings, 0.02)).toBe('')
  expect(readAddress('', find)).toEqual({ settings: defaultSettings, refused: [] })
  expect(writeAddress({ ...defaultSettings, system: 'rossler', parameters: { c: 5 } }, 0.02)).toBe(
    'system=rossler&p.c=5',
  )
  expect(readAddress('system=rossler', find).settings.numbers.dt).toBe(0.1)
})

test.each([
  ['system=nonsense', 'system=nonsense'],
  ['p.gamma=3', 'p.gamma=3'],
  ['p.rho=', 'p.rho='],
  ['p.rho=NaN', 'p.rho=NaN'],
  ['width=1e9', 'width=1e9'],
  ['width=300.5', 'width=300.5'],
  ['samples=-1', 'samples=-1'],
  ['noise=-0.1', 'noise=-0.1'],
  ['learner=__proto__', 'learner=__proto__'],
  ['sampler=constructor', 'sampler=constructor'],
  [`equations=${'x'.repeat(4001)}`, `equations=${'x'.repeat(40)}`],
])('%s is refused and named, the rest as usual', (address, refused) => {
  expect(readAddress(address, find)).toEqual({ settings: defaultSettings, refused: [refused] })
})

test('whatever an address says, the settings lie in their ranges', () => {
  const part = fc.tuple(
    fc.constantFrom('p.rho', 'system', 'learner', ...numberNames),
    fc.oneof(fc.string(), value.map(String)),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const { settings: read } = readAddress(new URLSearchParams(parts).toString(), find)
      for (const name of numberNames) {
        const { min, max, zero } = numberRanges[name]
        const number = read.numbers[name]
        expect((number >= min && number <= max) || (zero && number === 0)).toBe(true)
      }
      expect(Object.values(read.parameters).every(Number.isFinite)).toBe(true)
    }),
  )
})
