import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A triode oscillator (signal x, its slope y) with a periodic drive; mu measures how far it is from harmonic. */
export const forcedVanDerPol: OdeSystem = defineOde({
  name: 'Forced van der Pol',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { a: 1.2, mu: 8.53, omega: 0.63 },
  equations: {
    x: 'y',
    y: 'mu*(1 - x^2)*y - x + a*sin(omega*t)',
  },
  initialState: { x: 1.789472812, y: -0.09682784729 },
  period: 14.476875,
  notes:
    'The start continues that of the dysts catalogue, (-1.520504, 0.19640249) at phase 687.39073, to the next phase ' +
    '0.',
  source:
    'B. van der Pol, Radio Rev. 1, 701-710, 754-762 (1920); B. van der Pol, J. van der Mark, Nature 120, 363-364 ' +
    '(1927)',
})
