import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const output = (x: string) => `(abs(${x} + 1) - abs(${x} - 1))/2`

/**
 * Three cells of a cellular neural network, analog circuits that saturate at ±1; the smallest such network with chaos.
 */
export const cellularNeuralNetwork: OdeSystem = defineOde({
  name: 'Cellular neural network',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { a: 4.4, b: 3.21, c: 1.1, d: 1.24 },
  equations: {
    x1: `-x1 + d*${output('x1')} - b*${output('x2')} - b*${output('x3')}`,
    x2: `-x2 - b*${output('x1')} + c*${output('x2')} - a*${output('x3')}`,
    x3: `-x3 - b*${output('x1')} + a*${output('x2')} + ${output('x3')}`,
  },
  initialState: { x1: -0.26574016, x2: -0.36754928, x3: -0.073094132 },
  period: 3.2,
  source:
    'F. Zou, J. A. Nossek, IEEE Trans. Circuits Syst. I 40, 166-173 (1993); P. Arena, R. Caponetto, L. Fortuna, D. ' +
    'Porto, Int. J. Bifurc. Chaos 8, 1527-1539 (1998)',
})
