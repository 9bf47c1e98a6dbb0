import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A particle with friction a in a lattice of forces, symmetric under the cyclic exchange of x, y, z. */
export const thomas: OdeSystem = defineOde({
  name: 'Thomas',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 1.85, b: 10 },
  equations: {
    x: '-a*x + b*sin(y)',
    y: '-a*y + b*sin(z)',
    z: '-a*z + b*sin(x)',
  },
  initialState: { x: 2.199442, y: 2.3634225, z: 3.220197 },
  period: 4.969,
  notes: "In units of time 1/b this is Thomas's x' = sin(y) - (a/b) x, whose parameter is 0.185 here.",
  source: 'R. Thomas, Int. J. Bifurcation Chaos 9, 1889-1905 (1999)',
})
