import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

const phase = '0.4 - 6/(1 + x^2 + y^2)'

/**
 * Light pulses circulating in a ring with a nonlinear medium: real and imaginary part of the field, u the share that
 * survives a turn.
 */
export const ikeda: MapSystem = defineMap({
  name: 'Ikeda map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { u: 0.9 },
  equations: {
    x: `1 + u*(x*cos(${phase}) - y*sin(${phase}))`,
    y: `u*(x*sin(${phase}) + y*cos(${phase}))`,
  },
  initialState: { x: 0.9, y: 0.55524451 },
  lyapunovExponent: 0.5063,
  notes:
    'Contracts areas by u^2 exactly. At u = 0.9 a stable fixed point near (2.97, 4.15) coexists with the chaotic ' +
    'attractor.',
  source:
    'S. M. Hammel, C. K. R. T. Jones, J. V. Moloney, J. Opt. Soc. Am. B 2, 552-564 (1985); K. Ikeda, Opt. Commun. ' +
    '30, 257-261 (1979)',
})
