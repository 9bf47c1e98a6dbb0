import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A swinging weight slowed by friction: theta is the angle from rest, omega its rate of change. */
export const dampedPendulum: OdeSystem = defineOde({
  name: 'damped pendulum',
  domain: 'mechanics',
  units: { theta: 'rad', omega: 'rad/s', time: 's' },
  parameters: { g: 9.81, length: 1, damping: 0.2 },
  equations: {
    theta: 'omega',
    omega: '-damping*omega - g/length*sin(theta)',
  },
  initialState: { theta: 2, omega: 0 },
  period: 2.0071,
  notes:
    'Small swings have the period 2 pi/sqrt(g/length - damping^2/4) and shrink by exp(-damping t/2); with damping ' +
    '> 2 sqrt(g/length) there is no swing. The period given is that of small swings.',
  source: 'C. Huygens, Horologium Oscillatorium (1673); L. D. Landau, E. M. Lifshitz, Mechanics (1976), sect. 25',
})
