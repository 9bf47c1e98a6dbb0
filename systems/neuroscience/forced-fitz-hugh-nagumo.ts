import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A two-variable model of a nerve cell, membrane potential v and recovery w, driven by a periodic current. */
export const forcedFitzHughNagumo: OdeSystem = defineOde({
  name: 'Forced FitzHugh–Nagumo',
  domain: 'neuroscience',
  units: 'dimensionless',
  parameters: { a: 0.7, b: 0.8, current: 0.965, f: 0.4008225, gamma: 0.08, omega: 0.043650793650793655 },
  equations: {
    v: 'v - v^3/3 - w + current + f*sin(omega*t)',
    w: 'gamma*(v + a - b*w)',
  },
  initialState: { v: -1.2155252, w: -0.046470891 },
  period: 42.12235294117647,
  source:
    'R. FitzHugh, Biophys. J. 1, 445-466 (1961); J. Nagumo, S. Arimoto, S. Yoshizawa, Proc. IRE 50, 2061-2070 ' +
    '(1962)',
})
