import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The least model of a nerve cell that fires: v jumps like its voltage, w recovers slowly; I is the current into it. */
export const fitzHughNagumo: OdeSystem = defineOde({
  name: 'FitzHugh–Nagumo model',
  domain: 'neuroscience',
  units: 'dimensionless',
  parameters: { a: 0.7, b: 0.8, phi: 0.08, I: 0.5 },
  equations: {
    v: 'v - v^3/3 - w + I',
    w: 'phi*(v + a - b*w)',
  },
  initialState: { v: -1, w: -0.5 },
  period: 39.474,
  notes:
    'Fires again and again between the Hopf points I = 0.3313 and 1.4187; at rest outside, where a push can still ' +
    'make it fire once.',
  source:
    'R. FitzHugh, Biophysical Journal 1, 445-466 (1961); J. Nagumo, S. Arimoto, S. Yoshizawa, Proc. IRE 50, ' +
    '2061-2070 (1962)',
})
