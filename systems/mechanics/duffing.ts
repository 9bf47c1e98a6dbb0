import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A damped particle (position x, velocity v) in a potential with two wells, shaken periodically. */
export const duffing: OdeSystem = defineOde({
  name: 'Duffing oscillator',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { alpha: 1, beta: -1, delta: 0.1, gamma: 0.35, omega: 1.4 },
  equations: {
    x: 'v',
    v: '-delta*v - beta*x - alpha*x^3 + gamma*cos(omega*t)',
  },
  initialState: { x: -1.1635382, v: -0.5092374 },
  period: 7.4496,
  source: 'G. Duffing, Erzwungene Schwingungen bei veränderlicher Eigenfrequenz, Vieweg, Braunschweig (1918)',
})
