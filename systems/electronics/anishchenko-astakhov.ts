import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A self-oscillating electronic generator whose amplitude is limited with a delay: z, a filtered and rectified copy of
 * the signal x, lowers the gain mu.
 */
export const anishchenkoAstakhov: OdeSystem = defineOde({
  name: 'Anishchenko–Astakhov generator',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { eta: 0.5, mu: 1.2 },
  equations: {
    x: 'mu*x + y - x*z',
    y: '-x',
    z: 'eta*(step(x)*x^2 - z)',
  },
  initialState: { x: 3.6225814, y: 3.3226339, z: 1.9973142 },
  period: 6.814,
  source: 'V. S. Anishchenko et al., Nonlinear Dynamics of Chaotic and Stochastic Systems, Springer (2007)',
})
