import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A satellite in the plane of Earth and Moon, which do not feel it, seen from a frame that turns with them: Earth at
 * (-mu, 0), Moon at (1 - mu, 0). The default start lies on Arenstorf's closed orbit.
 */
export const restrictedThreeBody: OdeSystem = defineOde({
  name: 'restricted three-body problem',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { mu: 0.012277471 },
  equations: {
    x: 'vx',
    y: 'vy',
    vx: 'x + 2*vy - (1 - mu)*(x + mu)/((x + mu)^2 + y^2)^1.5 - mu*(x - 1 + mu)/((x - 1 + mu)^2 + y^2)^1.5',
    vy: 'y - 2*vx - (1 - mu)*y/((x + mu)^2 + y^2)^1.5 - mu*y/((x - 1 + mu)^2 + y^2)^1.5',
  },
  initialState: { x: -0.4152224088726, y: 0.554705315472, vx: -0.7097017614598, vy: 0.1326112610504 },
  invariants: {
    jacobi: 'x^2 + y^2 - vx^2 - vy^2 + 2*(1 - mu)/sqrt((x + mu)^2 + y^2) + 2*mu/sqrt((x - 1 + mu)^2 + y^2)',
  },
  period: 17.065216560157964,
  notes:
    'Distances are in units of that between Earth and Moon, a turn of the frame takes 2 pi. Arenstorf started ' +
    'beside the Moon, at (0.994, 0) with velocity (0, -2.00158510637908252240537862224); the default start is a ' +
    'tenth of a period later.',
  source: 'R. F. Arenstorf, American Journal of Mathematics 85, 27-35 (1963)',
})
