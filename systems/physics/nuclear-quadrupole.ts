import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/**
 * Quadrupole vibrations of an atomic nucleus: a two-dimensional oscillator with a cubic term of threefold symmetry
 * and a quartic one; chaotic by the overlap of resonances.
 */
export const nuclearQuadrupole: HamiltonianSystem = defineHamiltonian({
  name: 'Nuclear quadrupole',
  domain: 'physics',
  units: 'dimensionless',
  parameters: { a: 1, b: 0.55, d: 0.4 },
  positions: ['q1', 'q2'],
  momenta: ['p1', 'p2'],
  hamiltonian: 'a/2*(p1^2 + p2^2 + q1^2 + q2^2) + b/sqrt(2)*q1*(3*q2^2 - q1^2) + d/4*(q1^2 + q2^2)^2',
  initialState: { q1: -0.85591178, q2: 1.48078342, p1: -0.85075322, p2: 1.63576085 },
  period: 6.0231,
  source: 'V. Baran, A. A. Raduta, Int. J. Mod. Phys. E 7, 527-551 (1998)',
})
