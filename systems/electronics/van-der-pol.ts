import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A circuit whose resistance is negative at small and positive at large voltage: every start ends in the same oscillation. */
export const vanDerPol: OdeSystem = defineOde({
  name: 'van der Pol oscillator',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { mu: 1 },
  equations: {
    x: 'v',
    v: 'mu*(1 - x^2)*v - x',
  },
  initialState: { x: 2, v: 0 },
  period: 6.663287,
  notes:
    'Period 2 pi (1 + mu^2/16) for small mu, about (3 - 2 ln 2) mu for large mu: 19.0784 at mu = 10. At mu = 1000 ' +
    'the problem is stiff, a standard test for implicit integrators; amplitude close to 2 throughout.',
  source: 'B. van der Pol, Philosophical Magazine 2, 978-992 (1926)',
})
