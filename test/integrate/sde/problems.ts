import type { BrownianPath } from '../../../src/integrate/sde/brownian-path.ts'
import { defineSde } from '../../../src/system/define-sde.ts'
import type { SdeSystem } from '../../../src/system/system.ts'

/** Geometric Brownian motion, from 1 at t = 0. */
export const gbm: SdeSystem = defineSde({
  name: 'GBM',
  parameters: { mu: 0.5, sigma: 0.8 },
  equations: { x: 'mu*x' },
  noise: { x: 'sigma*x' },
  initialState: [1],
})

/** x(t) on a path, from 1 at t = 0. */
export function gbmExact({ parameters: { mu, sigma } }: SdeSystem, path: BrownianPath, t: number): number[] {
  return [Math.exp((mu - sigma ** 2 / 2) * t + sigma * path.at(t)[0])]
}

/** Mean x₀ exp(−θt), variance σ²/(2θ) (1 − exp(−2θt)). */
export const ornsteinUhlenbeck: SdeSystem = defineSde({
  name: 'Ornstein–Uhlenbeck',
  parameters: { theta: 1.5, sigma: 0.7 },
  equations: { x: '-theta*x' },
  noise: { x: 'sigma' },
  initialState: [1],
})

/**
 * Additive noise that grows with time: x = (1 + t)² (1 + t + W), from 1 at t = 0.
 * Source: P. E. Kloeden, E. Platen (1992), section 4.4; by Itô's formula x/(1 + t)² grows by dt + dW.
 */
export const growingNoise: SdeSystem = defineSde({
  name: 'growing noise',
  equations: { x: '2*x/(1 + t) + (1 + t)^2' },
  noise: { x: '(1 + t)^2' },
  initialState: [1],
})

export function growingNoiseExact(_system: SdeSystem, path: BrownianPath, t: number): number[] {
  return [(1 + t) ** 2 * (1 + t + path.at(t)[0])]
}

/** One Wiener process turns the point (1, 0) around the unit circle: (cos W, sin W). */
export const circle: SdeSystem = defineSde({
  name: 'Brownian motion on a circle',
  equations: { x: '-x/2', y: '-y/2' },
  noise: [{ x: '-y', y: 'x' }],
  initialState: [1, 0],
})

export function circleExact(_system: SdeSystem, path: BrownianPath, t: number): number[] {
  const [w] = path.at(t)
  return [Math.cos(w), Math.sin(w)]
}

/** Two prices moved by both of two Wiener processes, each in proportion to itself: the noises commute. */
export const basket: SdeSystem = defineSde({
  name: 'basket',
  parameters: { mu: 0.3, a: 0.5, b: 0.3, c: -0.4, d: 0.6 },
  equations: { u: 'mu*u', v: '-mu*v' },
  noise: [
    { u: 'a*u', v: 'c*v' },
    { u: 'b*u', v: 'd*v' },
  ],
  noiseKind: 'commutative',
  initialState: [1, 1],
})

export function basketExact({ parameters }: SdeSystem, path: BrownianPath, t: number): number[] {
  const { mu, a, b, c, d } = parameters
  const [w1, w2] = path.at(t)
  return [
    Math.exp((mu - (a * a + b * b) / 2) * t + a * w1 + b * w2),
    Math.exp((-mu - (c * c + d * d) / 2) * t + c * w1 + d * w2),
  ]
}

/** The same system without its symbolic derivative. */
export function withoutDerivative({ diffusionDerivative: _, ...system }: SdeSystem): SdeSystem {
  return system
}
