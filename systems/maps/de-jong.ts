import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Sines and cosines of both coordinates, a fractal drawing in the square [-2, 2] x [-2, 2]. */
export const deJong: MapSystem = defineMap({
  name: 'De Jong map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 1.641, b: 1.902, c: 0.316, d: 1.525 },
  equations: {
    x: 'sin(a*y) - cos(b*x)',
    y: 'sin(c*x) - cos(d*y)',
  },
  initialState: { x: 1.78166133, y: -1.15791549 },
  lyapunovExponent: 0.282,
  source: 'P. de Jong, in A. K. Dewdney, Computer Recreations, Scientific American 257(1), 108-111 (1987)',
})
