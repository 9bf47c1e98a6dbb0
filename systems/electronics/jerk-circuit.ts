import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A circuit of operational amplifiers whose only nonlinearity is a diode: x''' + x'' + x + f(x') = 0 with the
 * diode's exponential law for f. x is a voltage, y and z its first and second derivative.
 */
export const jerkCircuit: OdeSystem = defineOde({
  name: 'Sprott jerk circuit',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { eps: 1e-9, y0: 0.026 },
  equations: {
    x: 'y',
    y: 'z',
    z: '-z - x - eps*(exp(y/y0) - 1)',
  },
  initialState: { x: -1.300882, y: 0.065382947, z: 0.91801911 },
  period: 19.455,
  notes:
    'eps is the saturation current of the diode, y0 the voltage scale of its exponential. The exponential makes the ' +
    'system stiff where y exceeds 0.5.',
  source: 'J. C. Sprott, IEEE Trans. Circuits Syst. II 58, 240-243 (2011)',
})
