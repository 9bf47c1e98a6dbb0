import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A mass in a double-well potential on a belt that moves with speed vs, weakly forced; dry friction makes it stick
 * and slip. x is the displacement, v the velocity.
 */
export const stickSlipOscillator: OdeSystem = defineOde({
  name: 'Stick-slip oscillator',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { eps: 0.05, gamma: 1, omega: 2, t0: 0.3, alpha: 0.3, beta: 0.3, vs: 0.4, a: 1, b: 1 },
  equations: {
    x: 'v',
    v: 'eps*(gamma*cos(omega*t) - t0*sign(v - vs) + alpha*v - beta*(v - vs)^3) + a*x - b*x^3',
  },
  initialState: { x: 0.85539847, v: -0.39125834 },
  period: 1.6129,
  notes:
    'As in the dysts catalogue, the linear part of the friction takes v, where a friction law has the slip speed v ' +
    '- vs. The field jumps at v = vs.',
  source: 'J. Awrejcewicz, M. M. Holicke, Int. J. Bifurcation Chaos 9, 505-518 (1999)',
})
