import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Tumor cells compete with healthy host cells and are fought by immune cells that their presence activates; chaotic
 * at the default parameters. Cell numbers are relative to the carrying capacities, time to the growth rate of the
 * tumor.
 */
export const itikBanksTumor: OdeSystem = defineOde({
  name: 'Itik–Banks tumor model',
  domain: 'biology',
  units: 'dimensionless',
  parameters: { a12: 1, a13: 2.5, r2: 0.6, a21: 1.5, r3: 4.5, k3: 1, a31: 0.2, d3: 0.5 },
  equations: {
    tumor: 'tumor*(1 - tumor) - a12*tumor*host - a13*tumor*immune',
    host: 'r2*host*(1 - host) - a21*tumor*host',
    immune: 'r3*tumor*immune/(tumor + k3) - a31*tumor*immune - d3*immune',
  },
  initialState: { tumor: 0.051730215, host: 0.87071642, immune: 0.015926427 },
  period: 49.74,
  source: 'M. Itik, S. P. Banks, Int. J. Bifurcation Chaos 20, 71-79 (2010)',
})
