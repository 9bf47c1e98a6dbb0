import type { Expression } from './expression.ts'

/** A function that equations may call. */
export interface ElementaryFunction {
  readonly arity: 1 | 2
  readonly evaluate: (u: number, v: number) => number
  /** The total differential as equation text in the arguments u, v and their differentials du, dv. */
  readonly differential: string
  /** LaTeX with #1 and #2 for the arguments. */
  readonly latex: string
}

function unary(evaluate: (u: number) => number, differential: string, latex: string): ElementaryFunction {
  return { arity: 1, evaluate, differential, latex }
}

function binary(evaluate: (u: number, v: number) => number, differential: string, latex: string): ElementaryFunction {
  return { arity: 2, evaluate, differential, latex }
}

const named = (name: string): string => `${name}\\left(#1\\right)`
const named2 = (name: string): string => `${name}\\left(#1, #2\\right)`

/**
 * The functions equations may call, by name. step is the Heaviside function with step(0) = 1; log is the natural
 * logarithm; mod(u, v) has the sign of v. sign, step, floor and ceil have derivative 0 wherever they have one.
 */
export const functions: ReadonlyMap<string, ElementaryFunction> = new Map([
  ['sin', unary(Math.sin, 'du*cos(u)', named('\\sin'))],
  ['cos', unary(Math.cos, '-du*sin(u)', named('\\cos'))],
  ['tan', unary(Math.tan, 'du/cos(u)^2', named('\\tan'))],
  ['asin', unary(Math.asin, 'du/sqrt(1 - u^2)', named('\\arcsin'))],
  ['acos', unary(Math.acos, '-du/sqrt(1 - u^2)', named('\\arccos'))],
  ['atan', unary(Math.atan, 'du/(1 + u^2)', named('\\arctan'))],
  ['atan2', binary(Math.atan2, '(v*du - u*dv)/(u^2 + v^2)', named2('\\operatorname{atan2}'))],
  ['sinh', unary(Math.sinh, 'du*cosh(u)', named('\\sinh'))],
  ['cosh', unary(Math.cosh, 'du*sinh(u)', named('\\cosh'))],
  ['tanh', unary(Math.tanh, 'du*sech(u)^2', named('\\tanh'))],
  ['sech', unary((u) => 1 / Math.cosh(u), '-du*sech(u)*tanh(u)', named('\\operatorname{sech}'))],
  ['exp', unary(Math.exp, 'du*exp(u)', named('\\exp'))],
  ['log', unary(Math.log, 'du/u', named('\\ln'))],
  ['log10', unary(Math.log10, 'du/(u*log(10))', named('\\log_{10}'))],
  ['log2', unary(Math.log2, 'du/(u*log(2))', named('\\log_{2}'))],
  ['sqrt', unary(Math.sqrt, 'du/(2*sqrt(u))', '\\sqrt{#1}')],
  ['cbrt', unary(Math.cbrt, 'du/(3*cbrt(u)^2)', '\\sqrt[3]{#1}')],
  ['pow', binary(Math.pow, 'v*u^(v - 1)*du + log(u)*u^v*dv', '{#1}^{#2}')],
  ['abs', unary(Math.abs, 'du*sign(u)', '\\left|#1\\right|')],
  ['sign', unary(Math.sign, '0', named('\\operatorname{sgn}'))],
  ['step', unary((u) => (u < 0 ? 0 : u >= 0 ? 1 : u), '0', named('\\operatorname{step}'))],
  ['floor', unary(Math.floor, '0', '\\left\\lfloor #1 \\right\\rfloor')],
  ['ceil', unary(Math.ceil, '0', '\\left\\lceil #1 \\right\\rceil')],
  ['mod', binary((u, v) => u - v * Math.floor(u / v), 'du - dv*floor(u/v)', named2('\\operatorname{mod}'))],
  ['min', binary(Math.min, 'u < v ? du : dv', named2('\\min'))],
  ['max', binary(Math.max, 'u > v ? du : dv', named2('\\max'))],
])

/** A whole power as a product. */
export interface SmallPower {
  readonly evaluate: (u: number) => number
  /** The same as source, of an atom. */
  readonly source: (u: string) => string
}

/** Whole powers that are evaluated as products: cheaper than Math.pow and the same bits everywhere. */
export const smallPowers: ReadonlyMap<number, SmallPower> = new Map([
  [2, { evaluate: (u: number) => u * u, source: (u: string) => `(${u} * ${u})` }],
  [3, { evaluate: (u: number) => u * u * u, source: (u: string) => `(${u} * ${u} * ${u})` }],
  [4, { evaluate: (u: number) => u * u * (u * u), source: (u: string) => `(${u} * ${u} * (${u} * ${u}))` }],
])

/** The product that a power is evaluated as, if it is one. */
export function smallPower(expression: Expression): SmallPower | undefined {
  if (expression.kind !== 'arithmetic' || expression.operator !== '^') return undefined
  return expression.right.kind === 'number' ? smallPowers.get(expression.right.value) : undefined
}
