import { expect, test } from 'vitest'
import { compile } from '../../src/expression/compile.ts'
import { differentiate } from '../../src/expression/differentiate.ts'
import { symbolsOf } from '../../src/expression/expression.ts'
import { interpret } from '../../src/expression/interpret.ts'
import { latex } from '../../src/expression/latex.ts'
import { parse } from '../../src/expression/parse.ts'
import { toText } from '../../src/expression/to-text.ts'

const names = { variables: ['x', 'y'], parameters: ['tau', 'n'], time: true, delays: true }
const tree = (text: string) => parse(text, names, 'test')

test.each([
  ['x(t - tau)', 'x(t - tau)', 'x(t - \\tau)'],
  ['x( (t) - (tau) )^n', 'x(t - tau)^n', '\\left(x(t - \\tau)\\right)^{n}'],
  ['2 x(t - 1)', '2*x(t - 1)', '2 x(t - 1)'],
  ['-y(t - (tau + n))', '-y(t - (tau + n))', '-y(t - \\left(\\tau + n\\right))'],
  ['y(t - 2*tau)*x', 'y(t - 2*tau)*x', 'y(t - 2 \\tau) x'],
  ['y(t - 1 - tau*x + n)', 'y(t - (1 + tau*x - n))', 'y(t - \\left(1 + \\tau x - n\\right))'],
  ['y(((t - 1)) + x)', 'y(t - (1 - x))', 'y(t - \\left(1 - x\\right))'],
  ['y(t - t/2)', 'y(t - t/2)', 'y(t - \\frac{t}{2})'],
  ['y(t - exp(-x))', 'y(t - exp(-x))', 'y(t - \\exp\\left(-x\\right))'],
])('%s is a look into the past, printed as %s and %s', (text, printed, typeset) => {
  expect(toText(tree(text))).toBe(printed)
  expect(tree(printed)).toEqual(tree(text))
  expect(JSON.parse(JSON.stringify(tree(text)))).toEqual(tree(text))
  expect(latex(tree(text))).toBe(typeset)
})

test.each([
  ['x(tau)', 1, "'x(…)' is no look into the past"],
  ['1 + x(t)', 5, "'x(…)' is no look into the past"],
  ['x(t + tau)', 1, "'x(…)' is no look into the past"],
  ['x(tau - t)', 1, "'x(…)' is no look into the past"],
  ['x(t + tau - n)', 1, "'x(…)' is no look into the past"],
  ['x(tau + t - n)', 1, "'x(…)' is no look into the past"],
  ['x(t*tau)', 1, "'x(…)' is no look into the past"],
  ['x(t - 1 - sigma)', 11, "unknown name 'sigma'"],
  ['x(-t)', 1, "'x(…)' is no look into the past"],
  ['x(t - tau, n)', 1, "'x(…)' is no look into the past"],
  ['x()', 1, "'x(…)' is no look into the past"],
  ['2*y(t - sigma)', 9, "unknown name 'sigma'"],
  ['1 + y(t - x(t - tau))', 5, 'lag that looks into the past itself'],
  ['tau(t - 1)', 1, "'tau' is not a function"],
  ['z(t - tau)', 1, "unknown function 'z'"],
])('%s is refused at column %i', (text, column, reason) => {
  expect(() => tree(text)).toThrow(SyntaxError)
  expect(() => tree(text)).toThrow(reason)
  expect(() => tree(text)).toThrow(`at column ${column} of '${text}'`)
})

test('a call that is no look says how to write one, or a product', () => {
  expect(() => tree('x(tau)')).toThrow("of 'x(tau)'; write x(t - lag), or x*(…)")
})

test('a lag of too many terms is refused, not overflowed', () => {
  expect(() => tree(`x(t${' - 1'.repeat(600)})`)).not.toThrow()
  for (const n of [700, 2000]) expect(() => tree(`x(t${' - 1'.repeat(n)})`)).toThrow('formula too deeply nested')
})

test('where there are no delays a called variable is refused as ever', () => {
  expect(() => parse('x(t - tau)', { ...names, delays: false }, 'test')).toThrow(
    "test: 'x' is not a function at column 1 of 'x(t - tau)'; write x*(…) for a product",
  )
})

test('the names in a lag count as used', () => {
  expect(symbolsOf(tree('x(t - n*tau)'))).toEqual(new Set(['n', 'tau']))
})

test('a delayed variable is a variable of its own, named by its text', () => {
  const extended = { ...names, variables: ['x', 'y', 'x(t - tau)', 'y(t - tau)'] }
  const formula = tree('x*x(t - tau)^2 - y(t - tau)')
  const values = Float64Array.of(2, 3, 5, 7)
  for (const make of [compile, interpret]) {
    const out = new Float64Array(3)
    const partials = ['x', 'x(t - tau)'].map((name) => differentiate(formula, name))
    make([formula, ...partials], extended)([0, 0])(0, values, out)
    expect([...out]).toEqual([2 * 25 - 7, 25, 2 * 2 * 5])
  }
})
