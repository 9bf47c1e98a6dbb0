import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/**
 * A weight on a spring that can both swing and bounce; x is sideways, y upwards from the pivot. At the default parameters
 * it bounces twice per swing, so that the two motions feed each other.
 */
export const elasticPendulum: HamiltonianSystem = defineHamiltonian({
  name: 'elastic pendulum',
  domain: 'mechanics',
  units: { x: 'm', y: 'm', px: 'kg m/s', py: 'kg m/s', time: 's' },
  parameters: { m: 1, g: 9.81, k: 29.43, length: 1 },
  positions: ['x', 'y'],
  momenta: ['px', 'py'],
  hamiltonian: '(px^2 + py^2)/(2*m) + m*g*y + k/2*(sqrt(x^2 + y^2) - length)^2',
  initialState: { x: 0.1, y: -1.6, px: 0, py: 0 },
  period: 2.22,
  notes:
    'length is that of the unloaded spring. The weight hangs at y = -(length + m g/k); there it bounces with ' +
    'angular frequency sqrt(k/m) and swings with sqrt(g/(length + m g/k)), in the ratio 2 to 1 for k = 3 m ' +
    'g/length.',
  source: 'A. Vitt, G. Gorelik, Zhurnal Tekhnicheskoi Fiziki 3, 294-307 (1933)',
})
