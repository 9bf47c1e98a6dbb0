import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const bromide = 'yb1*z*v/(y0*(yb2*x + yb3 + kf))'
const oxidation = '(ci - z0*z)*sqrt(x)'

/**
 * The Belousov–Zhabotinsky reaction in a stirred flow reactor, reduced to bromous acid x, catalyst z and bromomalonic
 * acid v, each in units of a reference concentration.
 */
export const belousovZhabotinsky: OdeSystem = defineOde({
  name: 'Belousov–Zhabotinsky reaction',
  domain: 'chemistry',
  units: 'dimensionless',
  parameters: {
    c1: -8.03474,
    c2: 0.05408,
    c3: -0.0115886,
    c4: 832.587,
    c5: -0.029155,
    c6: 0.00321617,
    c7: -0.01352,
    c8: -0.0831709,
    c9: -0.0199985,
    c10: 0.0223915,
    c11: 7.53559e-5,
    c12: 8.07384e-6,
    c13: -0.000499825,
    ci: 0.000833,
    kf: 0.00035,
    t0: 2308.62,
    y0: 7.72571e-6,
    yb1: 6.92813e-7,
    yb2: 2.00869,
    yb3: 0.01352,
    z0: 8.33e-6,
  },
  equations: {
    x: `t0*((c1*x + c2)*${bromide} + c3*x^2 + c4*${oxidation} + c5*x*z - kf*x)`,
    z: `t0*(c6/z0*${oxidation} + c7*x*z + c8*z*v + c9*z - kf*z)`,
    v: `t0*((c10*x + c11)*${bromide} + c12*x^2 + c13*z*v - kf*v)`,
  },
  initialState: { x: 0.023491701, z: 0.61703254, v: 0.84669066 },
  period: 0.038257,
  notes:
    'The flow rate kf (in 1/s) decides: simple oscillations at 3e-4, chaos at 3.5e-4. Time is in units of t0 ' +
    'seconds. x must stay positive.',
  source: 'L. Györgyi, R. J. Field, Nature 355, 808-810 (1992)',
})
