import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

// The rates of opening contain u/(1 - exp(-u)), which is 0/0 at u = 0; there its Taylor series takes over.
const linoid = (u: string): string =>
  `(abs(${u}) < 0.1 ? 1 + ${u}/2 + ${u}^2/12 - ${u}^4/720 + ${u}^6/30240 : ${u}/(1 - exp(-${u})))`

const currents = 'gNa*m^3*h*(V - ENa) + gK*n^4*(V - EK) + gL*(V - EL)'

/**
 * The squid giant axon: membrane voltage V in mV and the gates m, h of its sodium and n of its potassium channels, driven
 * by a steady current I in µA/cm². Fires regularly at the default current.
 */
export const hodgkinHuxley: OdeSystem = defineOde({
  name: 'Hodgkin–Huxley model',
  domain: 'neuroscience',
  units: { V: 'mV', m: '1', h: '1', n: '1', time: 'ms' },
  parameters: { C: 1, gNa: 120, gK: 36, gL: 0.3, ENa: 50, EK: -77, EL: -54.4, I: 10 },
  equations: {
    V: `(I - (${currents}))/C`,
    m: `${linoid('((V + 40)/10)')}*(1 - m) - 4*exp(-(V + 65)/18)*m`,
    h: '0.07*exp(-(V + 65)/20)*(1 - h) - h/(1 + exp(-(V + 35)/10))',
    n: `0.1*${linoid('((V + 55)/10)')}*(1 - n) - 0.125*exp(-(V + 65)/80)*n`,
  },
  initialState: { V: -65, m: 0.053, h: 0.596, n: 0.318 },
  period: 14.638,
  notes:
    'At 6.3 °C, with voltages shifted so that rest is at -65 mV. Rest is stable below I = 9.78 and above 154.5, ' +
    'the Hopf points; firing persists from about 6.3 on, so that both coexist between. Conductances in mS/cm², ' +
    'capacitance in µF/cm².',
  source: 'A. L. Hodgkin, A. F. Huxley, J. Physiol. 117, 500-544 (1952)',
})
