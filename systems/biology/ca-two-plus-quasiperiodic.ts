import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const pumping = 'Vm2*Z^2/(K2^2 + Z^2)'
const release = 'Vm3*Z^m/(Kz^m + Z^m)*Y^2/(Ky^2 + Y^2)*A^4/(Ka^4 + A^4)'

/**
 * The model of calcium oscillations (cytosol Z, stores Y, messenger IP3 A) at parameters where they are quasiperiodic:
 * two incommensurate rhythms at once.
 */
export const caTwoPlusQuasiperiodic: OdeSystem = defineOde({
  name: 'Calcium oscillations, quasiperiodic',
  domain: 'biology',
  units: { Z: 'μM', Y: 'μM', A: 'μM', time: 'min' },
  parameters: {
    K2: 0.1,
    K5: 0.3,
    Ka: 0.2,
    Kd: 0.5,
    Ky: 0.2,
    Kz: 0.5,
    V0: 2,
    V1: 2,
    V4: 5,
    Vm2: 6,
    Vm3: 20,
    Vm5: 30,
    beta: 0.51,
    eps: 0.1,
    k: 10,
    kf: 1,
    m: 2,
    n: 4,
    p: 2,
  },
  equations: {
    Z: `V0 + V1*beta - ${pumping} + ${release} + kf*Y - k*Z`,
    Y: `${pumping} - ${release} - kf*Y`,
    A: 'beta*V4 - Vm5*A^p/(K5^p + A^p)*Z^n/(Kd^n + Z^n) - eps*A',
  },
  initialState: { Z: 0.26321067, Y: 0.87886607, A: 0.3148781 },
  period: 0.65614,
  notes: 'The paper also gives parameters of a limit cycle and of bursting.',
  source: 'G. Houart, G. Dupont, A. Goldbeter, Bull. Math. Biol. 61, 507-530 (1999)',
})
