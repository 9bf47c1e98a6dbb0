import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/**
 * A rational map of the plane without a quadratic or piecewise term, with several coexisting chaotic attractors.
 */
export const zeraouliaSprott: MapSystem = defineMap({
  name: 'Zeraoulia–Sprott map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 4, b: 0.9 },
  equations: {
    x: '-a*x/(1 + y^2)',
    y: 'x + b*y',
  },
  initialState: { x: 0.1, y: 0.1 },
  lyapunovExponent: 0.266,
  notes: 'Bounded only for |b| < 1.',
  source: 'E. Zeraoulia, J. C. Sprott, Int. J. Bifurcation Chaos 21, 155-160 (2011)',
})
