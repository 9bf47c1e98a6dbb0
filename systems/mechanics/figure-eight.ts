import type { HamiltonianSystem } from '../../src/system/system.ts'
import { nBodyOf } from './n-body.ts'

const [x, y] = [0.97000436, -0.24308753]
const [vx, vy] = [-0.93240737, -0.86473146]

/** Three equal masses that chase each other around a figure eight. */
export const figureEight: HamiltonianSystem = nBodyOf(
  [
    { mass: 1, position: [x, y], velocity: [-vx / 2, -vy / 2] },
    { mass: 1, position: [-x, -y], velocity: [-vx / 2, -vy / 2] },
    { mass: 1, position: [0, 0], velocity: [vx, vy] },
  ],
  {
    name: 'figure-eight three-body orbit',
    period: 6.32591398,
    notes:
      'Stable: small disturbances stay small. Start and period are given to eight digits, so the orbit closes to ' +
      '1e-7.',
    source: 'A. Chenciner, R. Montgomery, Annals of Mathematics 152, 881-901 (2000)',
  },
)
