import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A barnacle muscle fiber: membrane voltage V in mV and the open share n of its potassium channels; its calcium channels
 * open at once. Fires regularly at the default current I, in µA/cm².
 */
export const morrisLecar: OdeSystem = defineOde({
  name: 'Morris–Lecar model',
  domain: 'neuroscience',
  units: { V: 'mV', n: '1', time: 'ms' },
  parameters: {
    ...{ C: 20, gCa: 4.4, gK: 8, gL: 2, ECa: 120, EK: -84, EL: -60 },
    ...{ V1: -1.2, V2: 18, V3: 2, V4: 30, phi: 0.04, I: 100 },
  },
  equations: {
    V: '(I - gCa*(1 + tanh((V - V1)/V2))/2*(V - ECa) - gK*n*(V - EK) - gL*(V - EL))/C',
    n: 'phi*cosh((V - V3)/(2*V4))*((1 + tanh((V - V3)/V4))/2 - n)',
  },
  initialState: { V: -20, n: 0.1 },
  period: 85.29,
  notes:
    'Rest loses its stability at the Hopf points I = 93.86 and regains it at 212.0; firing and rest coexist just ' +
    'outside. With gCa = 4, V3 = 12, V4 = 17.4, phi = 1/15 firing starts at arbitrarily low rates, at I = 40.',
  source:
    'C. Morris, H. Lecar, Biophysical Journal 35, 193-213 (1981); J. Rinzel, G. B. Ermentrout, in Methods in ' +
    'Neuronal Modeling (1989)',
})
