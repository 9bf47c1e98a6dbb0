import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Case A of Sprott's nineteen algebraically simplest chaotic flows: five terms, two of them quadratic. Conservative
 * and time-reversible, the Nosé–Hoover oscillator at temperature 1: a chaotic sea around invariant tori, no
 * attractor.
 */
export const sprottA: OdeSystem = defineOde({
  name: 'Sprott A',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: 'y',
    y: '-x + y*z',
    z: '1 - y^2',
  },
  initialState: { x: 1.54131864, y: 1.43079727, z: -1.52555412 },
  period: 6.3728,
  notes: '(x² + y² + z²)/2 minus the time integral of z is constant; no function of x, y, z alone is.',
  source: 'J. C. Sprott, Phys. Rev. E 50, R647-R650 (1994), case A of table I',
})
