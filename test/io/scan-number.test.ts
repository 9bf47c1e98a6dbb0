import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanNumber } from '../../src/io/scan-number.ts'

function scan(text: string): { readonly value: number; readonly at: number } {
  const cursor = { at: 0 }
  const value = scanNumber(new TextEncoder().encode(`${text},`), cursor)
  return { value, at: cursor.at }
}

/** The text's number, or nothing read at all. */
function expectRightOrNone(text: string): void {
  const { value, at } = scan(text)
  if (Number.isNaN(value)) expect(at).toBe(0)
  else {
    expect(at).toBe(text.length)
    expect(Object.is(value, Number(text))).toBe(true)
  }
}

const digits = fc.stringMatching(/^[0-9]{1,22}$/)
const sign = fc.constantFrom('', '-', '+')

test('what is read is what Number makes of it: shortest, long, scaled and signed decimals', () => {
  const exponent = fc.integer({ min: -400, max: 400 })
  const decimal = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x.toExponential(18)),
    fc.tuple(sign, digits, digits).map(([s, a, b]) => `${s}${a}.${b}`),
    fc.tuple(sign, digits, exponent).map(([s, a, e]) => `${s}${a}E${e}`),
    fc.tuple(sign, digits, exponent).map(([s, a, e]) => `${s}.${a}e${e < 0 ? e : `+${e}`}`),
  )
  fc.assert(fc.property(decimal, expectRightOrNone), { numRuns: 5_000 })
})

test('numbers in and beside the middle of two floats are right or left to others', () => {
  const middle = fc
    .tuple(fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }), fc.bigInt({ min: 1n, max: 10n }), fc.bigInt(-1n, 1n))
    .map(([m, e, off]) => String((m << e) + (1n << (e - 1n)) + off))
  fc.assert(fc.property(middle, expectRightOrNone), { numRuns: 2_000 })
  expect(scan('9007199254740993').value).toBeNaN()
})

test('the usual forms are read, not left to others', () => {
  fc.assert(
    fc.property(fc.double({ min: -(2 ** 53), max: 2 ** 53, noNaN: true }), (x) => {
      fc.pre(Math.abs(x) > 1e-200)
      expect(scan(String(x)).value).toBe(x)
      expect(scan(x.toExponential(16)).value).toBe(x)
    }),
    { numRuns: 2_000 },
  )
})

test.each(['', '-', '.', '+.', 'e5', '1e', '1e+', 'x', '"1"', 'NaN', 'Infinity', '1e99999'])(
  '%j is no number',
  (text) => {
    expect(scan(text)).toEqual({ value: Number.NaN, at: 0 })
  },
)

test('what follows a number is left', () => {
  expect(scan('12.5.1')).toEqual({ value: 12.5, at: 4 })
  expect(scan('1 2')).toEqual({ value: 1, at: 1 })
})
