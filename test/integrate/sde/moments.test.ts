import { expect, test } from 'vitest'
import { eulerMaruyama } from '../../../src/integrate/sde/euler-maruyama.ts'
import { integrateSde } from '../../../src/integrate/sde/integrate-sde.ts'
import type { SdeMethod } from '../../../src/integrate/sde/method.ts'
import { milstein } from '../../../src/integrate/sde/milstein.ts'
import { sra1 } from '../../../src/integrate/sde/sra1.ts'
import { sri2 } from '../../../src/integrate/sde/sri2.ts'
import type { SdeSystem } from '../../../src/system/system.ts'
import { gbm, ornsteinUhlenbeck } from './problems.ts'

const seeds = 5000

/** Mean and variance of the first variable at t = 1 over many seeds, with their standard errors. */
function moments(system: SdeSystem, method: SdeMethod) {
  const ends = Array.from({ length: seeds }, (_, seed) => {
    const { states } = integrateSde(system, system.initialState, [0, 1], method, { seed })
    return states[system.dim]
  })
  const average = (of: (x: number) => number): number => ends.reduce((sum, x) => sum + of(x), 0) / seeds
  const mean = average((x) => x)
  const variance = average((x) => (x - mean) ** 2)
  const fourth = average((x) => (x - mean) ** 4)
  return {
    mean,
    variance,
    errorOfMean: Math.sqrt(variance / seeds),
    errorOfVariance: Math.sqrt((fourth - variance ** 2) / seeds),
  }
}

const step = 1 / 64

test.each([eulerMaruyama, milstein, sri2, sra1].map((method) => [method.name, method] as const))(
  'Ornstein–Uhlenbeck: mean and variance of %s within 4 standard errors',
  (_, method) => {
    const { theta, sigma } = ornsteinUhlenbeck.parameters
    const { mean, variance, errorOfMean, errorOfVariance } = moments(ornsteinUhlenbeck, method({ step }))
    expect(Math.abs(mean - Math.exp(-theta))).toBeLessThan(4 * errorOfMean)
    const exact = (sigma ** 2 / (2 * theta)) * (1 - Math.exp(-2 * theta))
    expect(Math.abs(variance - exact)).toBeLessThan(4 * errorOfVariance)
  },
)

test.each([eulerMaruyama, milstein, sri2].map((method) => [method.name, method] as const))(
  'geometric Brownian motion: mean and variance of %s within 4 standard errors, in the sense of Itô',
  (_, method) => {
    const { mu, sigma } = gbm.parameters
    const { mean, variance, errorOfMean, errorOfVariance } = moments(gbm, method({ step }))
    expect(Math.abs(mean - Math.exp(mu))).toBeLessThan(4 * errorOfMean)
    const exact = Math.exp(2 * mu) * Math.expm1(sigma ** 2)
    expect(Math.abs(variance - exact)).toBeLessThan(4 * errorOfVariance)
    // Read as Stratonovich, the same text would grow at mu + sigma²/2.
    expect(Math.abs(mean - Math.exp(mu + sigma ** 2 / 2))).toBeGreaterThan(20 * errorOfMean)
  },
)
