import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/** The simplest chaotic delay equation with a sine. */
export const sprottDelay: DdeSystem = defineDde({
  name: 'Sprott delay equation',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { tau: 5.1 },
  equations: { x: 'sin(x(t - tau))' },
  initialState: { x: 0.1 },
  period: 13.4,
  notes:
    'x = pi, and whole turns from it, is stable up to tau = pi/2; cycles around it follow. In the chaos from tau = 5 ' +
    'on, x wanders from one of them to the next without limit, like a particle in Brownian motion.',
  source: 'J. C. Sprott, Phys. Lett. A 366, 397-402 (2007)',
})
