import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Two coupled oscillators that drive successive phases of the cell cycle: each has a cyclin C, the active fraction M
 * of its kinase and the active fraction X of its protease, and each kinase inhibits the other cyclin.
 */
export const cellCycle: OdeSystem = defineOde({
  name: 'Cell cycle',
  domain: 'biology',
  units: { C1: 'μM', M1: '1', X1: '1', C2: 'μM', M2: '1', X2: '1', time: 'min' },
  parameters: {
    K: 0.01,
    Kc: 0.5,
    Kd1: 0.02,
    Kim: 0.65,
    V2: 0.15,
    V4: 0.05,
    Vm1: 0.3,
    Vm3: 0.1,
    kd1: 0.001,
    vd: 0.025,
    vi: 0.05,
  },
  equations: {
    C1: 'vi*Kim/(Kim + M2) - vd*X1*C1/(Kd1 + C1) - kd1*C1',
    M1: 'Vm1*C1/(Kc + C1)*(1 - M1)/(K + 1 - M1) - V2*M1/(K + M1)',
    X1: 'M1*Vm3*(1 - X1)/(K + 1 - X1) - V4*X1/(K + X1)',
    C2: 'vi*Kim/(Kim + M1) - vd*X2*C2/(Kd1 + C2) - kd1*C2',
    M2: 'Vm1*C2/(Kc + C2)*(1 - M2)/(K + 1 - M2) - V2*M2/(K + M2)',
    X2: 'M2*Vm3*(1 - X2)/(K + 1 - X2) - V4*X2/(K + X2)',
  },
  initialState: { C1: 0.71565329, M1: 0.9489355, X1: 0.98910371, C2: 0.72138631, M2: 0.94987035, X2: 0.98912572 },
  period: 204.71,
  notes: 'Both oscillators have the same constants; Kim, the constant of inhibition, controls the bifurcations.',
  source: 'P.-C. Romond, M. Rustici, D. Gonze, A. Goldbeter, Ann. N. Y. Acad. Sci. 879, 180-193 (1999)',
})
