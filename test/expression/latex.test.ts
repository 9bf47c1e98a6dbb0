import { expect, test } from 'vitest'
import { latex } from '../../src/expression/latex.ts'
import { latexSymbol } from '../../src/expression/latex-symbol.ts'
import { parse } from '../../src/expression/parse.ts'

const names = {
  variables: ['x', 'y', 'z', 'q1', 'prey'],
  parameters: ['sigma', 'rho', 'beta', 'omega_max'],
  time: true,
}

test.each([
  ['sigma*(y - x)', '\\sigma \\left(y - x\\right)'],
  ['x*(rho - z) - y', 'x \\left(\\rho - z\\right) - y'],
  ['x*y - beta*z', 'x y - \\beta z'],
  ['-x^2', '-x^{2}'],
  ['(-x)^2', '\\left(-x\\right)^{2}'],
  ['-(x + y)', '-\\left(x + y\\right)'],
  ['x - (y - z)', 'x - \\left(y - z\\right)'],
  ['x*(-y)', 'x \\left(-y\\right)'],
  ['2*3*x', '2 \\cdot 3 x'],
  ['x*2^y', 'x \\cdot 2^{y}'],
  ['x*(y/z)', 'x \\frac{y}{z}'],
  ['(x/y)^2', '\\left(\\frac{x}{y}\\right)^{2}'],
  ['(x + 1)/(y*z)', '\\frac{x + 1}{y z}'],
  ['sin(x)^2', '\\left(\\sin\\left(x\\right)\\right)^{2}'],
  ['sqrt(x + 1) + cbrt(y)', '\\sqrt{x + 1} + \\sqrt[3]{y}'],
  ['abs(x) + log(y)', '\\left|x\\right| + \\ln\\left(y\\right)'],
  ['atan2(x, y)', '\\operatorname{atan2}\\left(x, y\\right)'],
  ['prey*beta', '\\mathrm{prey} \\, \\beta'],
  ['omega_max*q1*pi', '\\omega_{\\mathrm{max}} q_{1} \\pi'],
  ['2.5e-7*x + 1e30', '2.5 \\cdot 10^{-7} x + 1 \\cdot 10^{30}'],
  ['1e30^2', '\\left(1 \\cdot 10^{30}\\right)^{2}'],
  ['x >= 1 ? y : 0', '\\begin{cases} y & \\text{if } x \\ge 1 \\\\ 0 & \\text{otherwise} \\end{cases}'],
])('%s is typeset as %s', (text, expected) => {
  expect(latex(parse(text, names, 'test'))).toBe(expected)
})

test.each([
  ['x', 'x'],
  ['alpha', '\\alpha'],
  ['x12', 'x_{12}'],
  ['rho0', '\\rho_{0}'],
  ['T_1_in', 'T_{1,\\mathrm{in}}'],
  ['predator', '\\mathrm{predator}'],
  ['σ', 'σ'],
])('the name %s is typeset as %s', (name, expected) => {
  expect(latexSymbol(name)).toBe(expected)
})
