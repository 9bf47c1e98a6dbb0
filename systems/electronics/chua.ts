import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * An oscillator circuit of two capacitors, a coil and a piecewise linear resistor of negative slope: x and y are the
 * voltages, z the current of the coil. Its double scroll was the first chaos proven to exist in a real circuit.
 */
export const chua: OdeSystem = defineOde({
  name: 'Chua circuit',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { alpha: 15.6, beta: 28, m0: -1.142857, m1: -0.71429 },
  equations: {
    x: 'alpha*(y - x - m1*x - (m0 - m1)/2*(abs(x + 1) - abs(x - 1)))',
    y: 'x - y + z',
    z: '-beta*y',
  },
  initialState: { x: 1.1262351, y: -0.11386474, z: -0.78324421 },
  period: 1.4235,
  source:
    'T. Matsumoto, IEEE Trans. Circuits Syst. 31, 1055-1058 (1984); L. O. Chua, M. Komuro, T. Matsumoto, IEEE ' +
    'Trans. Circuits Syst. 33, 1072-1118 (1986)',
})
