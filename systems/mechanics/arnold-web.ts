import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Two rotators (angle phi, action I) and a periodic drive in a quasi-integrable Hamiltonian; for small mu the actions
 * drift along a web of resonances.
 */
export const arnoldWeb: OdeSystem = defineOde({
  name: 'Arnold web',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { mu: 0.01, w: 1 },
  equations: {
    I1: '-mu*sin(phi1)/(4 + cos(w*t) + cos(phi1) + cos(phi2))^2',
    I2: '-mu*sin(phi2)/(4 + cos(w*t) + cos(phi1) + cos(phi2))^2',
    phi1: 'I1',
    phi2: 'I2',
  },
  initialState: { I1: 0.107983675, I2: 0.0926575169, phi1: -0.96320226, phi2: -1.10457544 },
  period: 67.25,
  notes:
    'H = (I1^2 + I2^2)/2 + mu/(4 + cos(w*t) + cos(phi1) + cos(phi2)); the drive stands for the third angle of the ' +
    'paper. The start continues the one of the dysts catalogue, (0.10469507, 0.0892929984, 11025.3686, 6055.32273) ' +
    'at phase 0.1, to phase 2π of the drive, angles modulo 2π.',
  source: 'C. Froeschlé, M. Guzzo, E. Lega, Science 289, 2108-2110 (2000)',
})
