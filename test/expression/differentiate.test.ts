import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../src/expression/compile.ts'
import { differentiate } from '../../src/expression/differentiate.ts'
import type { Expression } from '../../src/expression/expression.ts'
import { functions } from '../../src/expression/functions.ts'
import { parse } from '../../src/expression/parse.ts'
import { toText } from '../../src/expression/to-text.ts'

const names = { variables: ['x', 'y'], parameters: ['a'], time: false }
const tree = (text: string) => parse(text, names, 'test')

function evaluator(expression: Expression): (x: number, y: number) => number {
  const kernel = compile([expression], names)([1.5])
  const out = new Float64Array(1)
  return (x, y) => {
    kernel(0, Float64Array.of(x, y), out)
    return out[0]!
  }
}

/** Central difference, extrapolated once: error O(h⁴) and round-off about 1e-16/h. */
function difference(f: (x: number) => number, x: number): number {
  const central = (h: number) => (f(x + h) - f(x - h)) / (2 * h)
  const h = 1e-3
  return (4 * central(h / 2) - central(h)) / 3
}

// Points inside every function's domain, away from jumps and kinks; mod(y, x) jumps where y/x is whole.
const point = fc.record({
  x: fc.double({ min: 0.2, max: 0.45, noNaN: true }),
  y: fc.double({ min: 0.55, max: 0.95, noNaN: true }),
})

const calls = [...functions].flatMap(([name, { arity }]) =>
  arity === 1 ? [`${name}(x)`, `${name}(x*y)`] : [`${name}(x, y)`, `${name}(y, x)`, `${name}(x*y, y + a)`],
)

test.each([
  ...calls,
  ...['x^2', 'x^3.5', 'x^y', 'a^x', 'x^-2', 'x/y', 'y/x', '-x*y', 'x - y*x', '1/(x + y)^2', 'x^a'],
  ...['x < y ? x^2 : y', 'x > y ? x^2 : y*x^3', 'sin(cos(x*y))^2/(1 + exp(-x))'],
])('derivatives of %s agree with differences', (text) => {
  const f = evaluator(tree(text))
  const fx = evaluator(differentiate(tree(text), 'x'))
  const fy = evaluator(differentiate(tree(text), 'y'))
  fc.assert(
    fc.property(point, ({ x, y }) => {
      fc.pre(Math.abs(y / x - Math.round(y / x)) > 0.03)
      const dx = difference((s) => f(s, y), x)
      const dy = difference((s) => f(x, s), y)
      expect(Math.abs(fx(x, y) - dx)).toBeLessThan(1e-6 * Math.max(1, Math.abs(dx)))
      expect(Math.abs(fy(x, y) - dy)).toBeLessThan(1e-6 * Math.max(1, Math.abs(dy)))
    }),
    { numRuns: 50 },
  )
})

test('piecewise functions off their positive branch', () => {
  const slope = (text: string, x: number) => evaluator(differentiate(tree(text), 'x'))(x, 0)
  expect(slope('abs(x)', -2)).toBe(-1)
  expect(slope('max(x, 0)', -2)).toBe(0)
  expect(slope('min(x, 0)', -2)).toBe(1)
  expect(slope('cbrt(x)', -8)).toBeCloseTo(1 / 12, 15)
  expect(slope('tanh(x)', 800)).toBe(0)
})

test.each([
  ['x*(a - y) - x', 'x', 'a - y - 1'],
  ['x^2/2 + 1 - cos(a*y)', 'x', 'x'],
  ['x^2/2 + 1 - cos(a*y)', 'y', 'a*sin(a*y)'],
  ['x^2/2 + 1 - cos(a*y)', 'a', 'y*sin(a*y)'],
  ['x/3', 'x', '1/3'],
  ['x^2/3', 'x', '2*x/3'],
  ['3*x^2', 'x', '6*x'],
  ['pi*e + a', 'x', '0'],
  ['floor(x) + ceil(x) + sign(x) + step(x)', 'x', '0'],
  ['x > 1 ? 2*x : y', 'y', 'x > 1 ? 0 : 1'],
  ['x > 1 ? 2*x : x', 'y', '0'],
])('the derivative of %s by %s reads %s', (text, variable, expected) => {
  expect(toText(differentiate(tree(text), variable))).toBe(expected)
})
