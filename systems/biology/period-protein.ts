import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The daily clock of the fruit fly: messenger RNA M, the protein PER with none, one or two phosphates (P0, P1, P2) and in
 * the nucleus (PN), where it stops its own gene. Concentrations in µM.
 */
export const periodProtein: OdeSystem = defineOde({
  name: 'Goldbeter circadian oscillator',
  domain: 'biology',
  units: { M: 'µM', P0: 'µM', P1: 'µM', P2: 'µM', PN: 'µM', time: 'h' },
  parameters: {
    ...{ vs: 0.76, vm: 0.65, Km: 0.5, ks: 0.38, vd: 0.95, Kd: 0.2, k1: 1.9, k2: 1.3, KI: 1, n: 4 },
    ...{ V1: 3.2, V2: 1.58, V3: 5, V4: 2.5, K1: 2, K2: 2, K3: 2, K4: 2 },
  },
  equations: {
    M: 'vs*KI^n/(KI^n + PN^n) - vm*M/(Km + M)',
    P0: 'ks*M - V1*P0/(K1 + P0) + V2*P1/(K2 + P1)',
    P1: 'V1*P0/(K1 + P0) - V2*P1/(K2 + P1) - V3*P1/(K3 + P1) + V4*P2/(K4 + P2)',
    P2: 'V3*P1/(K3 + P1) - V4*P2/(K4 + P2) - k1*P2 + k2*PN - vd*P2/(Kd + P2)',
    PN: 'k1*P2 - k2*PN',
  },
  initialState: { M: 1, P0: 0.5, P1: 0.5, P2: 0.5, PN: 1 },
  period: 23.663,
  notes: 'Mutants of the fly with shorter or longer days differ in the rate vd at which PER is destroyed.',
  source: 'A. Goldbeter, Proc. R. Soc. Lond. B 261, 319-324 (1995)',
})
