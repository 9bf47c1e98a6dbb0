import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The angular velocities of a rigid body under linear feedback torques; two strange attractors exist side by side. */
export const newtonLeipnik: OdeSystem = defineOde({
  name: 'Newton–Leipnik',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { a: 0.4, b: 0.175 },
  equations: {
    x: '-a*x + y + 10*y*z',
    y: '-x - 0.4*y + 5*x*z',
    z: 'b*z - 5*x*y',
  },
  initialState: { x: 0.29430753, y: 0.10649486, z: 0.29081125 },
  period: 8.5095,
  notes: 'The other attractor is reached from (0.349, 0, -0.18), this one from (0.349, 0, -0.16).',
  source: 'R. B. Leipnik, T. A. Newton, Phys. Lett. A 86, 63-67 (1981)',
})
