import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The clock of cell division in frog eggs: cyclin C switches on the kinase M, that the protease X, which destroys cyclin.
 * C is in µM, M and X are active shares.
 */
export const mitoticOscillator: OdeSystem = defineOde({
  name: 'Goldbeter mitotic oscillator',
  domain: 'biology',
  units: { C: 'µM', M: '1', X: '1', time: 'min' },
  parameters: {
    ...{ vi: 0.025, vd: 0.25, Kd: 0.02, kd: 0.01, Kc: 0.5, VM1: 3, V2: 1.5, VM3: 1, V4: 0.5 },
    ...{ K1: 0.005, K2: 0.005, K3: 0.005, K4: 0.005 },
  },
  equations: {
    C: 'vi - vd*X*C/(Kd + C) - kd*C',
    M: 'VM1*C/(Kc + C)*(1 - M)/(K1 + 1 - M) - V2*M/(K2 + M)',
    X: 'M*VM3*(1 - X)/(K3 + 1 - X) - V4*X/(K4 + X)',
  },
  initialState: { C: 0.1, M: 0.1, X: 0.1 },
  period: 25.174,
  notes: 'The small constants K1 … K4 make the switches sharp; with all four at 1 there is no oscillation.',
  source: 'A. Goldbeter, Proc. Natl. Acad. Sci. USA 88, 9107-9111 (1991)',
})
