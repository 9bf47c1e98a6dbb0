import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The bend of the diode's characteristic at ±ck, where its slope changes from m(k-1) to mk. */
const bend = (k: number): string => `(m${k - 1} - m${k})/2*(abs(x + c${k}) - abs(x - c${k}))`

/**
 * Chua's circuit with a diode of many segments: one scroll forms about every steady state on a segment of slope m0, m2
 * or m4. x and y are the capacitor voltages, z is the inductor current.
 */
export const multiChua: OdeSystem = defineOde({
  name: 'Multi-scroll Chua',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: {
    ...{ a: 9, b: 14.286 },
    ...{ m0: -0.14285714, m1: 0.28571429, m2: -0.57142857, m3: 0.28571429, m4: -0.57142857, m5: 0.28571429 },
    ...{ c1: 1, c2: 2.15, c3: 3.6, c4: 8.2, c5: 13 },
  },
  equations: {
    x: `a*(y - (m5*x + ${[1, 2, 3, 4, 5].map(bend).join(' + ')}))`,
    y: 'x - y + z',
    z: '-b*y',
  },
  initialState: { x: -21.160123, y: 1.0322356, z: 27.405269 },
  period: 2.2586,
  notes: 'The slopes are -1/7, 2/7, -4/7, 2/7, -4/7, 2/7, rounded.',
  source:
    'M. E. Yalçın, J. A. K. Suykens, J. Vandewalle, Cellular Neural Networks, Multi-Scroll Chaos and ' +
    'Synchronization (2005)',
})
