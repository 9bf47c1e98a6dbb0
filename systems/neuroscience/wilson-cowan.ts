import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const response = (input: string, slope: string, threshold: string): string =>
  `(1/(1 + exp(-${slope}*(${input} - ${threshold}))) - 1/(1 + exp(${slope}*${threshold})))`

const excitation = response('(c1*E - c2*I + P)', 'aE', 'thetaE')
const inhibition = response('(c3*E - c4*I + Q)', 'aI', 'thetaI')

/** Two populations of nerve cells, one exciting and one inhibiting: the active shares E and I. They oscillate by default. */
export const wilsonCowan: OdeSystem = defineOde({
  name: 'Wilson–Cowan model',
  domain: 'neuroscience',
  units: { E: '1', I: '1', time: 'ms' },
  parameters: {
    ...{ c1: 16, c2: 12, c3: 15, c4: 3, aE: 1.3, thetaE: 4, aI: 2, thetaI: 3.7 },
    ...{ tau: 8, P: 1.25, Q: 0 },
  },
  equations: {
    E: `(-E + (1 - 1/(1 + exp(aE*thetaE)) - E)*${excitation})/tau`,
    I: `(-I + (1 - 1/(1 + exp(aI*thetaI)) - I)*${inhibition})/tau`,
  },
  initialState: { E: 0.1, I: 0.05 },
  period: 39.967,
  notes: 'P and Q are inputs from outside. Without them, E = I = 0 is an equilibrium and nothing oscillates.',
  source: 'H. R. Wilson, J. D. Cowan, Biophysical Journal 12, 1-24 (1972)',
})
