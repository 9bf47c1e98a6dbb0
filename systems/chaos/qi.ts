import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Four variables, each coupled to the product of the three others; chaotic with a broad power spectrum. */
export const qi: OdeSystem = defineOde({
  name: 'Qi',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 45, b: 10, c: 1, d: 10 },
  equations: {
    x: 'a*(y - x) + y*z*w',
    y: 'b*(x + y) - x*z*w',
    z: '-c*z + x*y*w',
    w: '-d*w + x*y*z',
  },
  initialState: { x: 0.2562042648386667, y: 0.1956116640569919, z: 7.259823760387948, w: 1.3162558970131963 },
  period: 0.40821,
  notes:
    'The dysts catalogue cites Phys. Lett. A 372, 124-136 (2008), whose hyperchaotic system has quadratic terms ' +
    'instead.',
  source: 'G. Qi, S. Du, G. Chen, Z. Chen, Z. Yuan, Chaos Solitons Fractals 23, 1671-1682 (2005)',
})
