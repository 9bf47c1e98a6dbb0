import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Ice ages as an oscillation of the climate by itself: global ice mass X, carbon dioxide Y and deep ocean water Z, as
 * scaled deviations from their means.
 */
export const saltzmanMaasch: OdeSystem = defineOde({
  name: 'Saltzman–Maasch model',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { p: 1, q: 1.2, r: 0.8, s: 0.8 },
  equations: {
    X: '-X - Y',
    Y: '-p*Z + r*Y + s*Z^2 - Z^2*Y',
    Z: '-q*(X + Z)',
  },
  initialState: { X: 1, Y: -0.5, Z: -1 },
  period: 10.007,
  notes:
    'A unit of time stands for 10,000 years. Without the forcing by the orbit of the Earth, which the authors add ' +
    'to the equation for X. s = 0 makes melting and growth of ice equally fast. Parameters of Engler, Kaper, ' +
    'Kaper and Vo (2017).',
  source:
    'K. A. Maasch, B. Saltzman, J. Geophys. Res. 95, 1955-1963 (1990); B. Saltzman, K. A. Maasch, Glob. ' +
    'Biogeochem. Cycles 2, 177-185 (1988)',
})
