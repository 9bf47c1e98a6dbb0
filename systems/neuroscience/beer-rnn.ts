import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

// Firing rates.
const rate1 = '(1/(1 + exp(-y1 - theta1)))'
const rate2 = '(1/(1 + exp(-y2 - theta2)))'
const rate3 = '(1/(1 + exp(-y3 - theta3)))'

/**
 * Three neurons in a continuous-time recurrent network, one of the smallest that is chaotic; y is the mean membrane
 * potential, wij the weight of neuron j in neuron i.
 */
export const beerRnn: OdeSystem = defineOde({
  name: 'Beer network',
  domain: 'neuroscience',
  units: 'dimensionless',
  parameters: {
    w11: 5.422,
    w12: -0.018,
    w13: 2.75,
    w21: -0.24,
    w22: 4.59,
    w23: 1.21,
    w31: 0.535,
    w32: -2.25,
    w33: 3.885,
    theta1: -4.108,
    theta2: -2.787,
    theta3: -1.114,
    tau1: 1,
    tau2: 2.5,
    tau3: 1,
  },
  equations: {
    y1: `(w11*${rate1} + w12*${rate2} + w13*${rate3} - y1)/tau1`,
    y2: `(w21*${rate1} + w22*${rate2} + w23*${rate3} - y2)/tau2`,
    y3: `(w31*${rate1} + w32*${rate2} + w33*${rate3} - y3)/tau3`,
  },
  initialState: { y1: 1.5014532, y2: 2.3742845, y3: 0.65819415 },
  period: 181.58,
  source: 'R. D. Beer, Adapt. Behav. 3, 469-509 (1995)',
})
