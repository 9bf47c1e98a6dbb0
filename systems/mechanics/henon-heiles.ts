import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/**
 * The motion of a star through the middle plane of a galaxy, reduced to the plane of x and y; regular at low energy
 * and chaotic near the escape energy 1/(6*lambda^2).
 */
export const henonHeiles: HamiltonianSystem = defineHamiltonian({
  name: 'Hénon–Heiles',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { lambda: 1 },
  positions: ['x', 'y'],
  momenta: ['px', 'py'],
  hamiltonian: '(px^2 + py^2 + x^2 + y^2)/2 + lambda*(x^2*y - y^3/3)',
  initialState: { x: -0.29707259, y: -0.0031367513, px: 0.42548865, py: 0.071905482 },
  period: 6.37,
  source: 'M. Hénon, C. Heiles, Astron. J. 69, 73-79 (1964)',
})
