import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A damped pendulum pushed by a periodic torque; chaotic at the default parameters. */
export const drivenPendulum: OdeSystem = defineOde({
  name: 'driven pendulum',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { damping: 0.5, amplitude: 1.5, frequency: 2 / 3 },
  equations: {
    theta: 'omega',
    omega: '-damping*omega - sin(theta) + amplitude*cos(frequency*t)',
  },
  initialState: { theta: 0, omega: 0 },
  period: 3 * Math.PI,
  notes:
    'Time is in units of sqrt(length/g). With the other parameters at their defaults the motion repeats after one ' +
    'period of the drive at amplitude 0.9, 1.35; after two at 1.07, 1.45; after four at 1.47; it is chaotic at ' +
    '1.15 and 1.5.',
  source: 'G. L. Baker, J. P. Gollub, Chaotic Dynamics: An Introduction (1990), ch. 3',
})
