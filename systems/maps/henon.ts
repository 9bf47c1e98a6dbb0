import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Hénon's map of the plane; chaotic at the default parameters, contracts areas by the factor b. */
export const henon: MapSystem = defineMap({
  name: 'Hénon map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 1.4, b: 0.3 },
  equations: {
    x: '1 - a*x^2 + y',
    y: 'b*x',
  },
  initialState: { x: 0, y: 0 },
  lyapunovExponent: 0.4192,
  source: 'M. Hénon, Commun. Math. Phys. 50, 69-77 (1976)',
})
