import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Complex squaring plus a linear map; its attractor resembles the flight of a fairy. */
export const tinkerbell: MapSystem = defineMap({
  name: 'tinkerbell map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 0.9, b: -0.6013, c: 2, d: 0.5 },
  equations: {
    x: 'x^2 - y^2 + a*x + b*y',
    y: '2*x*y + c*x + d*y',
  },
  initialState: { x: 0.13738266, y: -0.0308518 },
  lyapunovExponent: 0.2,
  notes: 'Many starts escape to infinity.',
  source: 'H. E. Nusse, J. A. Yorke, Dynamics: Numerical Explorations (1994)',
})
