import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { compile } from '../../src/expression/compile.ts'
import { interpret } from '../../src/expression/interpret.ts'
import { parse } from '../../src/expression/parse.ts'
import { toText } from '../../src/expression/to-text.ts'
import { arbitraryExpression, names } from './arbitrary-expression.ts'

afterEach(() => vi.unstubAllGlobals())

const numbers = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.double({ min: -3, max: 3 }), fc.integer())

test('compiled and interpreted trees give the same bits', () => {
  fc.assert(
    fc.property(arbitraryExpression, fc.array(numbers, { minLength: 5, maxLength: 5 }), (tree, values) => {
      const [t, x, y, a, beta] = values as [number, number, number, number, number]
      const [compiled, interpreted] = [compile, interpret].map((make) => {
        const out = new Float64Array(1)
        make([tree], names)([a, beta])(t, Float64Array.of(x, y), out)
        return out[0]
      })
      return Object.is(compiled, interpreted)
    }),
    { numRuns: 2000 },
  )
})

test('printed text parses to the same tree', () => {
  fc.assert(
    fc.property(arbitraryExpression, (tree) => {
      expect(parse(toText(tree), names, 'test')).toEqual(tree)
    }),
    { numRuns: 1000 },
  )
})

test('mathjs precedence is kept: -x^2, 2^-x, a - b - c, towers of powers', () => {
  const at = (text: string) => evaluate(text, { x: 3, y1: 2 })
  expect(at('-x^2')).toBe(-9)
  expect(at('2^-x')).toBe(1 / 8)
  expect(at('x - y1 - 1')).toBe(0)
  expect(at('x/y1/2')).toBe(0.75)
  expect(at('2^x^y1')).toBe(512)
  expect(at('2 x y1')).toBe(12)
  expect(at('pow(x, y1)')).toBe(9)
  expect(at('x < y1 ? -1 : x == 3 ? 5 : 6')).toBe(5)
})

test.each([
  ['compiled', compile],
  ['interpreted', interpret],
])('whole powers up to 4, %s, are products bit for bit', (_, make) => {
  const powers = ['x^2', 'x^3', 'x^4'].map((text) => parse(text, names, 'test'))
  const kernel = make(powers, names)([1, 1])
  const out = new Float64Array(3)
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (x) => {
      kernel(0, Float64Array.of(x, 0), out)
      expect([...out]).toEqual([x * x, x * x * x, x * x * (x * x)])
    }),
  )
})

test('functions with conventions of their own', () => {
  const at = (text: string, x: number) => evaluate(text, { x })
  expect([-2, 0, 3].map((x) => at('step(x)', x))).toEqual([0, 1, 1])
  expect(at('step(x)', Number.NaN)).toBeNaN()
  expect([-1, 4, 7.5].map((x) => at('mod(x, 3)', x))).toEqual([2, 1, 1.5])
  expect(at('atan2(x, -1)', 0)).toBe(Math.PI)
  expect(at('log(x)', Math.E)).toBe(1)
  expect(at('e^x', 1)).toBe(Math.E)
})

test('a parameter called e wins over the constant, also in generated code', () => {
  const e = { variables: ['x'], parameters: ['e'], time: false }
  const out = new Float64Array(1)
  for (const make of [compile, interpret]) {
    make([parse('e*x', e, 'test')], e)([2])(0, Float64Array.of(3), out)
    expect(out[0]).toBe(6)
  }
})

test('where the page forbids generated code the tree is interpreted', () => {
  const tree = parse('a*sin(x) + y1^2', names, 'test')
  const forbidden = vi.fn(function forbidden() {
    throw new EvalError("call to Function() blocked by the page's content security policy")
  })
  const out = new Float64Array(2)
  compile([tree], names)([2, 0])(0, Float64Array.of(1, 3), out)
  vi.stubGlobal('Function', forbidden)
  compile([tree], names)([2, 0])(0, Float64Array.of(1, 3), out.subarray(1))
  expect(forbidden).toHaveBeenCalledOnce()
  expect(out[1]).toBe(out[0])
})

test('an error other than EvalError while generating is not swallowed', () => {
  vi.stubGlobal('Function', function broken() {
    throw new TypeError('something else')
  })
  expect(() => compile([parse('x', names, 'test')], names)).toThrow('something else')
})

function evaluate(text: string, values: { x: number; y1?: number }): number {
  const out = new Float64Array(1)
  compile([parse(text, names, 'test')], names)([1, 1])(0, Float64Array.of(values.x, values.y1 ?? 0), out)
  return out[0]!
}
