import fc from 'fast-check'
import { expect, test } from 'vitest'
import { functions } from '../../src/expression/functions.ts'
import { parse } from '../../src/expression/parse.ts'

const names = { variables: ['x', 'y'], parameters: ['sigma', 'rho'], time: true }
const tree = (text: string) => parse(text, names, 'Lorenz 63, equation for x')

function message(text: string): string {
  try {
    tree(text)
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError)
    return (error as Error).message
  }
  throw new Error(`'${text}' was accepted`)
}

test.each([
  ['sigma*(y - sgima)', 12, "unknown name 'sgima' (did you mean 'sigma'?)"],
  ['x + unknown', 5, "unknown name 'unknown'"],
  ['Sigma*x', 1, "did you mean 'sigma'?"],
  ['x + sni(y)', 5, "unknown function 'sni' (did you mean 'sin'"],
  ['x + sin*y', 5, "function 'sin' without arguments"],
  ['y + x (rho - 1)', 5, "'x' is not a function"],
  ['sin(x) + sin(x, y)', 10, 'sin takes 1 argument, got 2'],
  ['atan2(x)', 1, 'atan2 takes 2 arguments, got 1'],
  ['log(x, 2)', 1, 'log takes 1 argument, got 2'],
  ['tau*x', 1, "unknown name 'tau'"],
  ['sigma*(y - x', 13, 'Parenthesis ) expected'],
  ['x +', 4, 'Unexpected end of expression'],
  ['x**2', 3, 'Value expected'],
  ['x = 1', 3, "unexpected '='"],
  ['x; y', 2, "unexpected ';'"],
  ['[x, y]', 1, "unexpected '['"],
  ['{a: x}', 1, "unexpected '{'"],
  ['x + "text"', 5, "unexpected '\"'"],
  ['x.y', 2, "unexpected '.'"],
  ['x[1]', 2, "unexpected '['"],
  ["x'", 2, "unexpected '''"],
  ['x!', 2, "unexpected '!'"],
  ['50%', 3, "unexpected '%'"],
  ['x # note', 3, "unexpected '#'"],
  ['x & y', 3, "unexpected '&'"],
  ['x ? y : 1', 1, 'condition that is not one comparison'],
  ['1 + (x < y < 2 ? 1 : 2)', 6, 'condition that is not one comparison'],
  ['x < y', 3, 'a comparison belongs in a condition'],
  ['1:3', 1, 'unexpected'],
  ['x < y ? 1 : 2 : 3', 13, 'unexpected'],
  ['x mod 2', 3, "unexpected 'mod'"],
  ['not x', 1, "unexpected 'not'"],
  ['x to y', 3, "unexpected 'to'"],
  ['x + true', 5, "unexpected 'true'"],
  ['NaN', 1, "unexpected 'NaN'"],
  ['2*Infinity', 3, "unexpected 'Infinity'"],
  ['0x1F', 1, "unexpected '0'"],
  ['1e400', 1, 'number 1e400 is too large'],
  ['2 cm', 3, "unknown name 'cm'"],
  ['f(x) = x', 6, "unexpected '='"],
  ['1/2 x', 1, 'division beside a product without *'],
  ['1/x y', 1, 'division beside a product without *'],
  ['x + $y', 5, "unexpected '$'"],
  ['x + 𝛼', 5, "unexpected '𝛼'"],
])('%s is refused at column %i', (text, column, reason) => {
  const said = message(text)
  expect(said).toMatch(/^Lorenz 63, equation for x: /)
  expect(said).toContain(`at column ${column} of '${text}'`)
  expect(said).toContain(reason)
})

test.each(['', '   ', '\n', '()'])('empty text %j is refused', (text) => {
  expect(message(text)).toContain('empty')
})

test.each(Object.getOwnPropertyNames(Object.prototype))('%s is an unknown name like any other', (name) => {
  expect(message(name)).toContain(`unknown name '${name}'`)
  expect(message(`1 + ${name}(1)`)).toContain(`unknown function '${name}'`)
})

test('an unknown name lists what is known and how to declare it', () => {
  expect(message('zeta*x')).toContain('known here: x, y, sigma, rho, t, pi, e; declare others as parameters')
})

test('text that is not text is refused', () => {
  expect(() => parse(3 as unknown as string, names, 'here')).toThrow('here: expected equation text, got 3')
})

test.each([
  ['parentheses', (n: number) => `${'('.repeat(n)}x${')'.repeat(n)}`],
  ['calls', (n: number) => `${'sin('.repeat(n)}x${')'.repeat(n)}`],
  ['signs', (n: number) => `${'-'.repeat(n)}x`],
  ['powers', (n: number) => `${'x^'.repeat(n)}x`],
  ['conditions', (n: number) => `${'x<1?1:'.repeat(n)}x`],
  ['sums', (n: number) => `${'x+'.repeat(n)}x`],
  ['open parentheses', (n: number) => '('.repeat(n)],
])('hostile depth in %s is refused, not overflowed', (_, nest) => {
  for (const n of [700, 1000, 1600]) expect(() => tree(nest(n))).toThrow(SyntaxError)
  expect(() => tree(nest(100_000))).toThrow('more than 10000')
})

test('a sum of 500 terms is an equation, a product of 100 factors is not', () => {
  expect(tree(`${'x+'.repeat(499)}x`).kind).toBe('arithmetic')
  expect(() => tree(`${'x*'.repeat(99)}x`)).toThrow('formula too deeply nested at column')
})

test('line breaks are blanks and keep the columns', () => {
  expect(tree('sigma *\n  (y - x)')).toEqual(tree('sigma*(y - x)'))
  expect(message('x\n + zeta')).toContain('column 6')
})

test('the tree is plain JSON data', () => {
  const parsed = tree('sigma*(y - x)^2/3 + (t < 1 ? min(x, 2) : -pi)')
  expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed)
})

test('random text is parsed or refused with a SyntaxError, never anything else', () => {
  const pieces = [...functions.keys(), ...'xyt()+-*/^,?:<>=!.0123456789e '.split(''), 'sigma', '<=', ' ', 'mod', 'true']
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
        fc.string(),
      ),
      (text) => {
        try {
          tree(text)
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError)
          expect((error as Error).message).toMatch(/^Lorenz 63, equation for x: /)
        }
      },
    ),
    { numRuns: 3000 },
  )
})
