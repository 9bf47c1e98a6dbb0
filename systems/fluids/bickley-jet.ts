import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const phase1 = 'k1*(x - c1*t)'
const phase2 = 'k2*(x - c2*t)'
const phase3 = 'k3*(x - c3*t)'

/**
 * A particle carried by a zonal jet and three waves that travel along it, a model of the edge of the stratospheric
 * polar vortex; x is the distance along the jet, y across it.
 */
export const bickleyJet: OdeSystem = defineOde({
  name: 'Bickley jet',
  domain: 'fluids',
  units: { x: 'Mm', y: 'Mm', time: 's' },
  parameters: {
    U: 6.266e-5,
    L: 1.77,
    eps1: 0.0075,
    eps2: 0.15,
    eps3: 0.3,
    k1: 0.313922,
    k2: 0.627845,
    k3: 0.941767,
    c1: 9.05854e-6,
    c2: 1.28453e-5,
    c3: 2.88863e-5,
  },
  equations: {
    x: `-U*sech(y/L)^2*(1 + 2*tanh(y/L)*(eps1*cos(${phase1}) + eps2*cos(${phase2}) + eps3*cos(${phase3})))`,
    y: `U*L*sech(y/L)^2*(eps1*k1*sin(${phase1}) + eps2*k2*sin(${phase2}) + eps3*k3*sin(${phase3}))`,
  },
  initialState: { x: 0.3, y: -0.4 },
  period: 97826.57,
  notes:
    'As in the dysts catalogue the jet runs towards -x, against the waves; U < 0 with the same wave speeds c gives ' +
    'the eastward jet of the papers. A conserved area, no attractor: starts decide between chaotic and regular ' +
    'paths.',
  source:
    'A. Hadjighasem, D. Karrasch, H. Teramoto, G. Haller, Phys. Rev. E 93, 063107 (2016); I. I. Rypina et al., J. ' +
    'Atmos. Sci. 64, 3595-3610 (2007)',
})
