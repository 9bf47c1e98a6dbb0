import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** A cubic map that imitates the Poincaré section of a forced buckled beam, also called Holmes map. */
export const duffingMap: MapSystem = defineMap({
  name: 'Duffing map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 2.75, b: 0.2 },
  equations: {
    x: 'y',
    y: '-b*x + a*y - y^3',
  },
  initialState: { x: 0.51, y: 0.1 },
  lyapunovExponent: 0.477,
  notes: 'Contracts areas by the factor b.',
  source: 'P. Holmes, Phil. Trans. R. Soc. Lond. A 292, 419-448 (1979)',
})
