import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/** A low-pass filter with delayed feedback through a cubic characteristic. */
export const vossDelay: DdeSystem = defineDde({
  name: 'Voss delay circuit',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { alpha: 3.24, tau: 13.28 },
  equations: { x: '-alpha*x - 10.44*x(t - tau)^3 - 13.95*x(t - tau)^2 - 3.63*x(t - tau) + 0.85' },
  initialState: { x: 0.1 },
  period: 1.59,
  notes: 'From a constant past above 0.4 or below -1.1, x grows without bound. The period is the mean time of a swing.',
  source: 'H. U. Voss, Int. J. Bifurcation Chaos 12, 1619-1625 (2002)',
})
