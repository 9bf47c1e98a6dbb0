import fc from 'fast-check'
import { expect, test } from 'vitest'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { defineEquations } from '../../src/io/define-equations.ts'
import { parseEquations } from '../../src/io/equations-text.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import type { MapSystem, OdeSystem } from '../../src/system/system.ts'

test('lines and semicolons, comments, both notations of a derivative: the same system as defineOde makes', () => {
  const text = `# an oscillator
name: Van der Pol
x' = y   # velocity
dy/dt = mu*(1 - x^2)*y - x; mu = 10/2
x(0) = 1; y(0) = 0`
  const found = defineEquations(parseEquations(text)) as OdeSystem
  const known = defineOde({
    name: 'Van der Pol',
    parameters: { mu: 5 },
    equations: { x: 'y', y: 'mu*(1 - x^2)*y - x' },
    initialState: { x: 1, y: 0 },
  })
  expect([found.name, found.parameters, found.initialState]).toEqual([known.name, known.parameters, [1, 0]])
  const times = [0, 1, 2]
  expect(integrate(found, [1, 0], times).states).toEqual(integrate(known, [1, 0], times).states)
})

test('the logistic map at r = 4 is conjugate to doubling an angle', () => {
  const text = 'x[n+1] = r*x[n]*(1 - x[n]); r = 4; x[0] = sin(pi/7)^2'
  const map = defineEquations(parseEquations(text)) as MapSystem
  const { states } = iterate(map, map.initialState, 5)
  for (let n = 0; n <= 5; n++) expect(states[n]).toBeCloseTo(Math.sin((2 ** n * Math.PI) / 7) ** 2, 12)
})

test('what looks back is a delay equation, what has noise a stochastic one', () => {
  const delayed = parseEquations("x' = -x(t - tau); tau = 1; x(0) = 1")
  expect([delayed.kind, defineEquations(delayed).kind]).toEqual(['dde', 'dde'])
  const noisy = parseEquations("x' = -x; noise(x) = sigma; sigma = 0.1; x(0) = 0")
  expect([noisy.kind, defineEquations(noisy).kind, noisy.noise]).toEqual(['sde', 'sde', { x: 'sigma' }])
})

test('what has no value is named, and can be given', () => {
  const equations = parseEquations("x' = y; y' = mu*(1 - x^2)*y - x")
  expect(equations.unknown).toEqual(['mu'])
  expect(() => defineEquations(equations)).toThrow('no value for parameter mu and start of x, y')
  const system = defineEquations(equations, { parameters: { mu: 2 }, start: { x: 1, y: 0 } })
  expect(system.parameters).toEqual({ mu: 2 })
  expect(() => defineEquations(equations, { parameters: { nu: 2 } })).toThrow(
    "no parameter 'nu' (did you mean 'mu'?); there are mu",
  )
})

test.each([
  [
    "x' = y\ny' = zz*y - sinn(x)",
    "line 2, y: unknown function 'sinn' (did you mean 'sin' or 'sinh' or 'sign'?) at column 13",
  ],
  ["x'' = -x", "line 1, column 1: a second derivative: 'x'''; give the first one a name: x' = v; v' = …"],
  ["x' = -x; x' = x", "line 1, column 10: 'x' again, after line 1"],
  ["x' = -x; y[n+1] = x", 'line 1, column 10: a derivative and a map in one system'],
  ["x' = 1 +", 'line 1, x: Unexpected end of expression at column 9'],
  ["x' = -x; z(0) = 1", "line 1, column 10: 'z' is no variable; there are equations for x"],
  ['hello', "line 1, column 1: no equation: 'hello'"],
  ['a = 1', "there is none; write x' = … or x[n+1] = …"],
  ["x' = -x; a = b", "line 1, a: unknown name 'b'"],
  ["x' = process.exit()", "line 1, x: unexpected '.' at column 13"],
])('%j says where', (text, message) => {
  expect(() => parseEquations(text)).toThrow(message)
})

test('whatever the text, it is parsed or refused with a SyntaxError', () => {
  const pieces = fc.constantFrom(
    "x' = ",
    'x[n+1] = ',
    'x',
    'y',
    '(',
    ')',
    '*',
    '1e3',
    ';',
    '\n',
    '#',
    '=',
    ' t',
    'noise(x)',
    'name:',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      try {
        parseEquations(parts.join(''))
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError)
      }
    }),
    { numRuns: 300 },
  )
})
