import { expect, test, vi } from 'vitest'
import { defineSde, type SdeEquations, type SdeFunctions } from '../../src/system/define-sde.ts'
import type { SdeSystem } from '../../src/system/system.ts'
import { valuesOf } from './numerics.ts'

const heston: SdeEquations = {
  name: 'Heston',
  parameters: { mu: 0.05, kappa: 2, theta: 0.04, xi: 0.3, rho: -0.7 },
  equations: { S: 'mu*S', v: 'kappa*(theta - v)' },
  noise: [{ S: 'sqrt(v)*S', v: 'rho*xi*sqrt(v)' }, { v: 'sqrt(1 - rho^2)*xi*sqrt(v)' }],
  initialState: { S: 100, v: 0.04 },
}

const gbm: SdeFunctions = {
  name: 'GBM',
  variables: ['x', 'y'],
  parameters: { mu: 0.5, sigma: 0.8 },
  field: (_t, y, dydt, { mu }) => dydt.set([mu! * y[0]!, 0]),
  noises: 2,
  noiseKind: 'diagonal',
  diffusion: (_t, y, g, { sigma }) => g.set([sigma! * y[0]!, 0, 0, 1]),
  diffusionDerivative: (_t, _y, slope, { sigma }) => slope.set([sigma!, 0]),
  initialState: [1, 0],
}

const matrix = ({ dim, noises, diffusion }: SdeSystem, y: readonly number[], t = 0): number[] =>
  valuesOf(dim * noises, (out) => diffusion(t, Float64Array.from(y), out))

test('drift and diffusion are the text: one row per variable, one column per Wiener process', () => {
  const system = defineSde(heston)
  expect([system.kind, system.dim, system.noises, system.noiseKind]).toEqual(['sde', 2, 2, 'general'])
  expect(valuesOf(2, (out) => system.field(0, Float64Array.of(90, 0.09), out))).toEqual([0.05 * 90, 2 * (0.04 - 0.09)])
  const root = Math.sqrt(0.09)
  expect(matrix(system, [90, 0.09])).toEqual([root * 90, 0, -0.7 * 0.3 * root, Math.sqrt(1 - 0.7 * 0.7) * 0.3 * root])
  expect(system.noise).toEqual(heston.noise)
  expect(system.equations).toEqual(heston.equations)
})

test('in one record every variable has a Wiener process of its own, in the order of the variables', () => {
  const system = defineSde({
    name: 'two',
    equations: { x: '-x', y: '-y', z: 'x + y' },
    noise: { y: '2*y', x: 't' },
    initialState: [1, 1, 1],
  })
  expect(system.noises).toBe(2)
  expect(matrix(system, [3, 4, 5], 7)).toEqual([7, 0, 0, 8, 0, 0])
  expect(system.noise).toEqual([{ x: 't' }, { y: '2*y' }])
})

test('text and functions give the same noun', () => {
  const text = defineSde({
    name: 'GBM',
    parameters: { mu: 0.5, sigma: 0.8 },
    equations: { x: 'mu*x', y: '0' },
    noise: { x: 'sigma*x', y: '1' },
    initialState: [1, 0],
  })
  const [a, b] = [text, defineSde(gbm).with({ sigma: 0.8 })].map((system) => [
    system.noiseKind,
    ...matrix(system, [3, 4]),
    ...valuesOf(2, (out) => system.diffusionDerivative!(0, Float64Array.of(3, 4), out)),
    ...valuesOf(2, (out) => system.field(0, Float64Array.of(3, 4), out)),
  ])
  expect(a).toEqual(b)
  expect(a).toEqual(['diagonal', 0.8 * 3, 0, 0, 1, 0.8, 0, 1.5, 0])
})

test.each<[string, SdeSystem['noiseKind'], SdeEquations['noise']]>([
  ['constants and time', 'additive', [{ x: 's', y: 't' }, { y: '1' }]],
  ['every variable its own', 'diagonal', { x: 's*x', y: 'sin(y)' }],
  ['every variable its own, listed', 'diagonal', [{ x: 's*x' }, { y: 'y' }]],
  ['one process', 'commutative', [{ x: 's*x*y', y: 'y' }]],
  ['noise that depends on quiet variables', 'commutative', { x: 's*x*y' }],
  ['noise that depends on its neighbor', 'general', { x: 's*x*y', y: 'y' }],
  ['two processes on one variable', 'general', [{ x: 's*x' }, { x: 'y' }]],
])('%s: the noise is %s', (_, kind, noise) => {
  const definition = { name: 'kinds', parameters: { s: 2 }, equations: { x: 's', y: '0' }, initialState: [1, 1] }
  expect(defineSde({ ...definition, noise }).noiseKind).toBe(kind)
})

/** Central differences of the diffusion, in the order of `diffusionDerivative`. */
function differences(system: SdeSystem, y: readonly number[]): number[] {
  const step = 1e-6
  const columns = y.map((_, k) => {
    const [ahead, behind] = [step, -step].map((by) =>
      matrix(
        system,
        y.map((value, i) => (i === k ? value + by : value)),
      ),
    )
    return ahead!.map((value, n) => (value - behind![n]!) / (2 * step))
  })
  return Array.from(
    { length: system.dim * system.noises * system.dim },
    (_, n) => columns[n % y.length]![Math.floor(n / y.length)]!,
  )
}

test('the derivative of the diffusion agrees with differences', () => {
  const system = defineSde(heston)
  const y = [1.3, 0.09]
  const expected = differences(system, y)
  const values = valuesOf(8, (out) => system.diffusionDerivative!(0, Float64Array.from(y), out))
  for (const [n, value] of values.entries()) expect(Math.abs(value - expected[n]!)).toBeLessThan(1e-8)
  const diagonal = defineSde({
    name: 'diagonal',
    equations: { x: '0', y: '0' },
    noise: { x: 'x^3', y: 'sin(y)' },
    initialState: [1, 1],
  })
  const own = valuesOf(2, (out) => diagonal.diffusionDerivative!(0, Float64Array.of(2, 0.3), out))
  expect(own).toEqual([12, Math.cos(0.3)])
})

test('the LaTeX has one line per variable, without terms that vanish', () => {
  expect(defineSde(heston).latex).toEqual([
    '\\mathrm{d}S = \\mu S \\, \\mathrm{d}t + \\sqrt{v} S \\, \\mathrm{d}W_{1}',
    '\\mathrm{d}v = \\kappa \\left(\\theta - v\\right) \\, \\mathrm{d}t + \\rho \\xi \\sqrt{v} \\, \\mathrm{d}W_{1} + ' +
      '\\sqrt{1 - \\rho^{2}} \\xi \\sqrt{v} \\, \\mathrm{d}W_{2}',
  ])
  const signs = defineSde({
    name: 'signs',
    equations: { x: '-x', y: '0', z: '0', u: 'x - y' },
    noise: [{ x: '-y', y: '1', u: 'x + y' }],
    initialState: [1, 0, 0, 0],
  })
  expect(signs.latex).toEqual([
    '\\mathrm{d}x = -x \\, \\mathrm{d}t - y \\, \\mathrm{d}W',
    '\\mathrm{d}y = \\mathrm{d}W',
    '\\mathrm{d}z = 0',
    '\\mathrm{d}u = \\left(x - y\\right) \\, \\mathrm{d}t + \\left(x + y\\right) \\, \\mathrm{d}W',
  ])
})

test('with changes drift and noise, and generates no code again', () => {
  const system = defineSde({ ...heston, lyapunovExponent: 1 })
  const before = matrix(system, [90, 0.09])
  vi.stubGlobal('Function', function forbidden() {
    throw new Error('generated again')
  })
  try {
    expect(matrix(system.with({ rho: 0.5 }), [90, 0.09])[2]).toBe(0.5 * 0.3 * Math.sqrt(0.09))
  } finally {
    vi.unstubAllGlobals()
  }
  expect(matrix(system, [90, 0.09])).toEqual(before)
  expect(system.with({ rho: 0.5 })).not.toHaveProperty('lyapunovExponent')
  expect(() => system.with({ rh: 1 })).toThrow("with: Heston has no parameter 'rh' (did you mean 'rho'?)")
})

test('the parts are frozen, and what is not given is absent', () => {
  const text = defineSde(heston)
  for (const part of [text, text.noise, text.noise![0], text.equations, text.parameters, text.latex])
    expect(Object.isFrozen(part)).toBe(true)
  const { diffusionDerivative: _, ...rest } = gbm
  const system = defineSde(rest)
  for (const key of ['diffusionDerivative', 'jacobian', 'equations', 'noise', 'latex'])
    expect(system).not.toHaveProperty(key)
})

test('the matrix is written in full and nothing beside it', () => {
  for (const system of [defineSde(heston), defineSde(gbm)]) {
    const guarded = new Float64Array(8).fill(7)
    system.diffusion(0, Float64Array.of(1, 0.5), guarded.subarray(2, 6))
    expect([...guarded.subarray(0, 2), ...guarded.subarray(6)]).toEqual([7, 7, 7, 7])
    expect([...guarded.subarray(2, 6)]).toEqual(matrix(system, [1, 0.5]))
  }
})

const wrongTexts: readonly [string, Partial<SdeEquations>, string][] = [
  [
    'a misspelled name in the noise',
    { noise: [{ S: 'sqrt(v)*S' }, { v: 'xi*sqrt(w)' }] },
    "defineSde: Heston, noise 2 for v: unknown name 'w' at column 9 of 'xi*sqrt(w)'; known here: S, v, mu",
  ],
  [
    'a misspelled name in the drift',
    { equations: { S: 'mu*S', v: 'kapa*(theta - v)' } },
    'defineSde: Heston, equation for v: ',
  ],
  ['noise for what is no variable', { noise: [{ S: 'S' }, { vv: 'v' }] }, "noise 2 names 'vv' (did you mean 'v'?)"],
  ['own noise for what is no variable', { noise: { s: 'v' } }, "Heston: noise names 's' (did you mean 'S'"],
  ['an unused parameter', { noise: { v: 'xi*sqrt(v)' } }, "parameter 'rho' appears in no equation"],
  ['no processes', { noise: [] }, 'has no noise; without it, it is a system for defineOde'],
  ['own noise of nothing', { noise: {} }, 'Heston: noise acts on no variable; remove it'],
  ['a process without effect', { noise: [{ S: 'S' }, {}] }, 'noise 2 acts on no variable; remove it'],
  ['no noise', { noise: undefined as unknown as SdeEquations['noise'] }, 'noise must be a record of formulas'],
  ['a short initial state', { initialState: [1] }, 'Heston has dim 2 (S, v), but initialState has length 1'],
  [
    'a false claim',
    { noiseKind: 'commutative' },
    "defineSde: Heston: noiseKind is 'commutative', but noises 1 and 2 do not commute; say what holds, or 'general'",
  ],
]

test.each(wrongTexts)('%s is an error at once', (_, change, message) => {
  expect(() => defineSde({ ...heston, ...change })).toThrow(message)
})

test('noise that commutes by cancellation is taken at its word', () => {
  const noise = [
    { x: 'a*x', y: 'b*y' },
    { x: 'b*x', y: 'a*y' },
  ]
  const definition = { name: 'basket', parameters: { a: 1, b: 2 }, equations: { x: '0', y: '0' }, initialState: [1, 3] }
  expect(defineSde({ ...definition, noise }).noiseKind).toBe('general')
  expect(defineSde({ ...definition, noise, noiseKind: 'commutative' }).noiseKind).toBe('commutative')
})

const wrongFunctions: readonly [string, Partial<SdeFunctions>, string][] = [
  ['no diffusion', { diffusion: 1 as unknown as SdeFunctions['diffusion'] }, 'diffusion must be a function, got 1'],
  ['no drift', { field: 1 as unknown as SdeFunctions['field'] }, 'field (or equations as text) must be a function'],
  ['no processes', { noises: 0 }, 'defineSde: GBM: noises must be 1, 2, 3, … Wiener processes, got 0'],
  ['an entry left unwritten', { diffusion: (_t, _y, g) => g.fill(0, 0, 3) }, 'diffusion left y (noise 2) unwritten'],
  ['noise off the diagonal', { diffusion: (_t, _y, g) => g.set([1, 0, 1, 1]) }, "'diagonal', but noise 1 acts on y"],
  [
    'a matrix that is not square',
    { noises: 1, diffusion: (_t, _y, g) => g.fill(1) },
    "'diagonal', but it has 1 Wiener processes for 2 variables",
  ],
  ['additive noise that is not', { noiseKind: 'additive' }, "'additive', but the diffusion depends on the state"],
  [
    'noise that does not commute',
    { noiseKind: 'commutative', diffusion: (_t, y, g) => g.set([1, 0, 0, y[0]!]) },
    "'commutative', but noises 1 and 2 do not commute",
  ],
]

test.each(wrongFunctions)('in a function definition, %s is an error at once', (_, change, message) => {
  expect(() => defineSde({ ...gbm, ...change })).toThrow(message)
})
