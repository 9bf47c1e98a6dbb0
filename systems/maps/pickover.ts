import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Sines and cosines in crossed pairs, a fractal drawing also called the Clifford attractor. */
export const pickover: MapSystem = defineMap({
  name: 'Pickover map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: -1.4, b: 1.6, c: 1, d: 0.7 },
  equations: {
    x: 'sin(a*y) + c*cos(a*x)',
    y: 'sin(b*x) + d*cos(b*y)',
  },
  initialState: { x: -0.97631884, y: -1.2040783 },
  lyapunovExponent: 0.291,
  source: 'C. A. Pickover, Computers, Pattern, Chaos and Beauty (1990)',
})
