import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const pumping = 'Vm2*Z^2/(K2^2 + Z^2)'
const release = 'Vm3*Z^m/(Kz^m + Z^m)*Y^2/(Ky^2 + Y^2)*A^4/(Ka^4 + A^4)'

/**
 * Oscillations of calcium in a cell: free calcium Z in the cytosol, calcium Y in the stores, and the messenger IP3, A,
 * which opens the stores and is broken down faster when Z is high.
 */
export const caTwoPlus: OdeSystem = defineOde({
  name: 'Calcium oscillations',
  domain: 'biology',
  units: { Z: 'μM', Y: 'μM', A: 'μM', time: 'min' },
  parameters: {
    K2: 0.1,
    K5: 0.3194,
    Ka: 0.1,
    Kd: 1,
    Ky: 0.3,
    Kz: 0.6,
    V0: 2,
    V1: 2,
    V4: 3,
    Vm2: 6,
    Vm3: 30,
    Vm5: 50,
    beta: 0.65,
    eps: 13,
    k: 10,
    kf: 1,
    m: 2,
    n: 4,
    p: 1,
  },
  equations: {
    Z: `V0 + V1*beta - ${pumping} + ${release} + kf*Y - k*Z`,
    Y: `${pumping} - ${release} - kf*Y`,
    A: 'beta*V4 - Vm5*A^p/(K5^p + A^p)*Z^n/(Kd^n + Z^n) - eps*A',
  },
  initialState: { Z: 0.26162904, Y: 1.0055612, A: 0.14407867 },
  period: 1.343,
  notes: 'Parameters of the chaotic regime; beta, from 0 to 1, is the strength of the stimulus.',
  source: 'G. Houart, G. Dupont, A. Goldbeter, Bull. Math. Biol. 61, 507-530 (1999)',
})
