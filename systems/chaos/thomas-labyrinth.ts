import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The cyclically symmetric Thomas flow at low friction: the trajectory wanders through a lattice of unstable steady
 * states like a particle in Brownian motion.
 */
export const thomasLabyrinth: OdeSystem = defineOde({
  name: 'Thomas labyrinth',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.5, b: 10 },
  equations: {
    x: '-a*x + b*sin(y)',
    y: '-a*y + b*sin(z)',
    z: '-a*z + b*sin(x)',
  },
  initialState: { x: -4.9599545, y: 1.0302034, z: -4.6883893 },
  period: 6.05,
  notes:
    "In units of time 1/b this is Thomas's x' = sin(y) - (a/b) x with 0.05; without friction (a = 0) the walk is " +
    'unbounded.',
  source: 'R. Thomas, Int. J. Bifurcation Chaos 9, 1889-1905 (1999)',
})
