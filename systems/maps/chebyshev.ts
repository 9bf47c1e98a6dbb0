import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Chebyshev polynomial of degree a as a map of [-1, 1]; chaotic for a > 1. */
export const chebyshev: MapSystem = defineMap({
  name: 'Chebyshev map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 6 },
  equations: {
    x: 'cos(a*acos(x))',
  },
  initialState: { x: 0.51 },
  lyapunovExponent: Math.log(6),
  notes: 'For whole a the exponent is ln a exactly and x has the density 1/(pi sqrt(1 - x^2)).',
  source: 'R. L. Adler, T. J. Rivlin, Proc. Amer. Math. Soc. 15, 794-796 (1964)',
})
