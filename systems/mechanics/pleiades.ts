import type { HamiltonianSystem } from '../../src/system/system.ts'
import { type Body, nBodyOf } from './n-body.ts'

const stars: readonly Body[] = [
  { mass: 1, position: [3, 3], velocity: [0, 0] },
  { mass: 2, position: [3, -3], velocity: [0, 0] },
  { mass: 3, position: [-1, 2], velocity: [0, 0] },
  { mass: 4, position: [-3, 0], velocity: [0, -1.25] },
  { mass: 5, position: [2, 0], velocity: [0, 1] },
  { mass: 6, position: [-2, -4], velocity: [1.75, 0] },
  { mass: 7, position: [2, 4], velocity: [-1.5, 0] },
]

/** Seven stars of masses 1 to 7 in the plane, with several close encounters within three units of time. */
export const pleiades: HamiltonianSystem = nBodyOf(stars, {
  name: 'Pleiades',
  period: 3,
  notes:
    'A test problem for integrators on 0 <= t <= 3, the period given here; momenta are mass times velocity. No Lyapunov ' +
    'spectrum is measured: the stars meet and scatter, so that it would depend on when one stops.',
  source: 'E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I (1993), p. 245',
})
