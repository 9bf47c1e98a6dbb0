import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** A variation on the De Jong map; bounded by |x| <= |d| + 1 and |y| <= |c| + 1. */
export const svensson: MapSystem = defineMap({
  name: 'Svensson map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 1.5, b: -1.8, c: 1.6, d: 0.9 },
  equations: {
    x: 'd*sin(a*x) - sin(b*y)',
    y: 'c*cos(a*x) + cos(b*y)',
  },
  initialState: { x: 0.5, y: 0.5 },
  lyapunovExponent: 0.58,
  source: 'J. Svensson, in P. Bourke, Peter de Jong Attractors, paulbourke.net (1991)',
})
