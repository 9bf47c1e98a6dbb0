import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/** A planet around a fixed sun, in the plane of its orbit; it starts nearest to the sun on an ellipse of eccentricity 1/2. */
export const kepler: HamiltonianSystem = defineHamiltonian({
  name: 'Kepler problem',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { mu: 1 },
  positions: ['x', 'y'],
  momenta: ['px', 'py'],
  hamiltonian: '(px^2 + py^2)/2 - mu/sqrt(x^2 + y^2)',
  initialState: { x: 0.5, y: 0, px: 0, py: Math.sqrt(3) },
  invariants: {
    angularMomentum: 'x*py - y*px',
    eccentricityX: 'py*(x*py - y*px)/mu - x/sqrt(x^2 + y^2)',
    eccentricityY: '-px*(x*py - y*px)/mu - y/sqrt(x^2 + y^2)',
  },
  period: 2 * Math.PI,
  notes:
    'An orbit of eccentricity e and semi-major axis a starts at x = a (1 - e), py = sqrt(mu/a (1 + e)/(1 - e)) ' +
    'and has the period 2 pi sqrt(a^3/mu). The eccentricity vector points from the sun to where the planet is ' +
    'nearest.',
  source: 'J. Kepler, Astronomia nova (1609); I. Newton, Principia (1687)',
})
