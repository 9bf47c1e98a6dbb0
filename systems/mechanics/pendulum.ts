import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/**
 * A frictionless pendulum, dimensionless: mass, length and gravity are 1, q is the angle from rest in radians at the
 * default frequency f = 1. In general small swings have angular frequency f and the potential has period 2π/f in q.
 */
export const pendulum: HamiltonianSystem = defineHamiltonian({
  name: 'pendulum',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { f: 1 },
  positions: ['q'],
  momenta: ['p'],
  hamiltonian: 'p^2/2 + 1 - cos(f*q)',
  initialState: { q: Math.PI / 2, p: 0 },
  period: 7.4162987092,
  source:
    'Rahma, Datar, Dietrich, Training Hamiltonian neural networks without backpropagation, arXiv 2411.17511 (2024)',
})
