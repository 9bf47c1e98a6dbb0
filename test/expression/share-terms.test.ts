import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { compile } from '../../src/expression/compile.ts'
import type { Expression } from '../../src/expression/expression.ts'
import { interpret } from '../../src/expression/interpret.ts'
import { parse } from '../../src/expression/parse.ts'
import { shareTerms } from '../../src/expression/share-terms.ts'
import { toText } from '../../src/expression/to-text.ts'
import { arbitraryExpression, names } from './arbitrary-expression.ts'

/** Combines terms of the pool, each possibly many times, as copies that are equal but not the same object. */
const tangled: fc.Arbitrary<readonly Expression[]> = fc
  .tuple(
    fc.array(arbitraryExpression, { minLength: 2, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(5), fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 }),
  )
  .map(([pool, recipes]) => {
    const terms: Expression[] = [...pool]
    for (const [how, ...picks] of recipes) {
      const [a, b, c] = picks.map((pick) => structuredClone(terms[pick % terms.length]))
      terms.push(combine(how, a, b, c))
    }
    return terms.filter((term) => toText(term).length < 20_000).slice(-8)
  })

function combine(how: number, a: Expression, b: Expression, c: Expression): Expression {
  const arithmetic = (operator: '+' | '*' | '^', left: Expression, right: Expression): Expression => ({
    ...{ kind: 'arithmetic', operator, left, right },
  })
  if (how === 0) return { kind: 'choice', test: { comparator: '<', left: a, right: b }, whenTrue: b, whenFalse: c }
  if (how === 1) return { kind: 'choice', test: { comparator: '>=', left: b, right: c }, whenTrue: a, whenFalse: a }
  if (how < 4) return arithmetic('^', a, { kind: 'number', value: how })
  return how === 4 ? arithmetic('*', a, arithmetic('+', b, a)) : { kind: 'call', name: 'sin', args: [a] }
}

function evaluate(make: typeof compile, formulas: readonly Expression[], values: readonly number[]): Float64Array {
  const [t, x, y, a, beta] = values
  const out = new Float64Array(formulas.length).fill(7)
  make(formulas, names)([a, beta])(t, Float64Array.of(x, y), out)
  return out
}

const numbers = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.double({ min: -3, max: 3 }), fc.integer())

test('formulas with terms in common, also inside choices, give the same bits as the interpreter', () => {
  let kept = 0
  fc.assert(
    fc.property(tangled, fc.array(numbers, { minLength: 5, maxLength: 5 }), (formulas, values) => {
      kept += shareTerms(formulas).kept.size
      const [compiled, interpreted] = [compile, interpret].map((make) => evaluate(make, formulas, values))
      return compiled.every((value, i) => Object.is(value, interpreted[i]))
    }),
    { numRuns: 400 },
  )
  expect(kept).toBeGreaterThan(400)
})

const parsed = (...texts: string[]) => texts.map((text) => parse(text, names, 'test'))
const kept = (...texts: string[]) => [...shareTerms(parsed(...texts)).kept].map(toText)

test('terms that occur more than once are kept, and of nested ones the inner where it is needed by itself', () => {
  expect(kept('sin(x + y1)*a', 'sin(x + y1)/a')).toEqual(['sin(x + y1)'])
  expect(kept('sin(x + y1)', 'sin(x + y1) + (x + y1)')).toEqual(expect.arrayContaining(['sin(x + y1)', 'x + y1']))
  expect(kept('x*y1', 'y1*x', 'x + x')).toEqual([])
  expect(kept('(x + a)^2', '(x - a)^5')).toEqual(['x + a'])
})

test('what only a choice may need is not evaluated ahead of it', () => {
  expect(kept('x < a ? exp(y1) : 0', 'x < a ? exp(y1) : 1')).toEqual([])
  expect(kept('x < a ? exp(y1) : 0', 'exp(y1)')).toEqual(['exp(y1)'])
  expect(kept('exp(y1) < a ? exp(y1) : 0')).toEqual(['exp(y1)'])
})

test('a number and its negative zero are not the same term', () => {
  const zeros = [0, -0].map((value): Expression => ({ kind: 'number', value }))
  const signs = zeros.map(
    (v): Expression => ({ kind: 'call', name: 'atan2', args: [v, { kind: 'number', value: -1 }] }),
  )
  expect([...evaluate(compile, signs, [0, 0, 0, 0, 0])]).toEqual([Math.PI, -Math.PI])
})

test('code that is cut into several functions hands its terms on', () => {
  const shared = Array.from({ length: 40 }, (_, k) => `sin(${k + 1}*x + a/${k + 3})`)
  const texts = Array.from({ length: 400 }, (_, i) =>
    Array.from({ length: 8 }, (_, k) => `${shared[(i * 7 + k * k) % 40]}*${i + 2}*y1`).join(' + '),
  )
  const formulas = parsed(...texts)
  const values = [0.1, 0.7, -1.3, 2.1, 0.4]
  const generated = vi.fn(Function)
  vi.stubGlobal('Function', generated)
  const compiled = evaluate(compile, formulas, values)
  vi.unstubAllGlobals()
  expect(compiled).toEqual(evaluate(interpret, formulas, values))
  const source = generated.mock.calls[0].join()
  expect(source).toContain('const g1 = ')
  expect(source).toMatch(/const t\d+ = s\[/)
})

test('zeros are written, many or few, and nothing beyond the last formula', () => {
  for (const zeros of [3, 100]) {
    const formulas = parsed('x', ...Array.from({ length: zeros }, () => '0'), 'y1')
    const out = new Float64Array(zeros + 3).fill(7)
    compile(formulas, names)([0, 0])(0, Float64Array.of(1, 2), out)
    expect([...out]).toEqual([1, ...Array.from({ length: zeros }, () => 0), 2, 7])
  }
})
