import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/**
 * A population whose next size depends on this and the last generation, as deviations from a mean; chaotic at the
 * default parameters.
 */
export const maynardSmith: MapSystem = defineMap({
  name: 'Maynard Smith map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 0.87, b: 0.75 },
  equations: {
    x: 'y',
    y: 'a*y + b - x^2',
  },
  initialState: { x: 0, y: 0.1 },
  lyapunovExponent: 0.13,
  source: 'J. Maynard Smith, Mathematical Ideas in Biology (1968)',
})
