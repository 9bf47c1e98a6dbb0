import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A droplet (height x, velocity v) that bounces on a soap film shaken up and down; the film acts as a damped spring
 * while x < 0.
 */
export const fluidTrampoline: OdeSystem = defineOde({
  name: 'Fluid trampoline',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { gamma: 1.82, psi: 0.01019, omega: 1.21 },
  equations: {
    x: 'v',
    v: '-1 - (x < 0 ? x + psi*v*abs(v) : 0) + gamma*cos(omega*t)',
  },
  initialState: { x: -0.237831896, v: 2.583008502 },
  period: 7.7351,
  notes:
    'Chaos from this start is a transient of some 1,000 periods; then a cycle attracts. The start continues that of the dysts catalogue, (-0.65820064, -2.8807787) at phase 0.1, to phase 2π.',
  source: 'T. Gilet, J. W. M. Bush, J. Fluid Mech. 625, 167-203 (2009)',
})
