import { expect, test } from 'vitest'
import { eulerMaruyama } from '../../../src/integrate/sde/euler-maruyama.ts'
import { integrateSde } from '../../../src/integrate/sde/integrate-sde.ts'
import { milstein } from '../../../src/integrate/sde/milstein.ts'
import { sra1 } from '../../../src/integrate/sde/sra1.ts'
import { sri2 } from '../../../src/integrate/sde/sri2.ts'
import { defineSde } from '../../../src/system/define-sde.ts'
import { type Exact, strongOrder } from './orders.ts'
import {
  basket,
  basketExact,
  circle,
  circleExact,
  gbm,
  gbmExact,
  growingNoise,
  growingNoiseExact,
  withoutDerivative,
} from './problems.ts'

const methods = { eulerMaruyama, milstein, sri2, sra1 }
const noDerivative = [gbm, circle, basket].map(withoutDerivative)

test.each([
  ['diagonal', 'eulerMaruyama', 0.5, gbm, gbmExact],
  ['diagonal', 'milstein', 1, gbm, gbmExact],
  ['diagonal noise without derivative', 'milstein', 1, noDerivative[0], gbmExact],
  ['diagonal', 'sri2', 1, gbm, gbmExact],
  ['a single', 'eulerMaruyama', 0.5, circle, circleExact],
  ['a single', 'milstein', 1, circle, circleExact],
  ['a single noise without derivative', 'milstein', 1, noDerivative[1], circleExact],
  ['a single', 'sri2', 1, circle, circleExact],
  ['commutative', 'eulerMaruyama', 0.5, basket, basketExact],
  ['commutative', 'milstein', 1, basket, basketExact],
  ['commutative noise without derivative', 'milstein', 1, noDerivative[2], basketExact],
  ['commutative', 'sri2', 1, basket, basketExact],
  ['additive', 'eulerMaruyama', 1, growingNoise, growingNoiseExact],
  ['additive', 'milstein', 1, growingNoise, growingNoiseExact],
  ['additive', 'sri2', 1, growingNoise, growingNoiseExact],
] as const)('with %s noise %s has strong order %d', (_, method, order, system, exact) => {
  expect(Math.abs(strongOrder(system, exact, methods[method], 200) - order)).toBeLessThan(0.15)
})

test('sra1 has strong order 1.5 where the drift is curved, against its own fine steps', () => {
  const curved = defineSde({
    name: 'curved drift',
    equations: { x: 'cos(2*x)' },
    noise: { x: '1' },
    initialState: [0.5],
  })
  const fine: Exact = (system, path, t) =>
    integrateSde(system, system.initialState, [0, t], sra1({ step: 1 / 1024 }), { path }).states.slice(-system.dim)
  expect(Math.abs(strongOrder(curved, fine, sra1, 100) - 1.5)).toBeLessThan(0.15)
})

// The terms of order 1.5 that the method leaves out carry the second derivative of the drift.
test('sra1 has strong order 2 where the drift is linear', () => {
  expect(Math.abs(strongOrder(growingNoise, growingNoiseExact, sra1, 100) - 2)).toBeLessThan(0.15)
})

test.each([
  ['eulerMaruyama', 1],
  ['milstein', 1],
  ['sri2', 2],
  ['sra1', 2],
] as const)('without noise %s has order %d', (method, order) => {
  const decay = defineSde({ name: 'decay', equations: { x: '-x*t' }, noise: { x: '0' }, initialState: [1] })
  const exact: Exact = (_system, _path, t) => [Math.exp((-t * t) / 2)]
  expect(Math.abs(strongOrder(decay, exact, methods[method], 1) - order)).toBeLessThan(0.1)
})
