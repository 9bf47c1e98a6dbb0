import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Waves that modulate themselves in a medium out of equilibrium, such as a plasma: three amplitudes with cubic
 * coupling, growth gamma and damping alpha.
 */
export const rabinovichFabrikant: OdeSystem = defineOde({
  name: 'Rabinovich–Fabrikant',
  domain: 'physics',
  units: 'dimensionless',
  parameters: { alpha: 1.1, gamma: 0.87 },
  equations: {
    x: 'y*(z - 1 + x^2) + gamma*x',
    y: 'x*(3*z + 1 - x^2) + gamma*y',
    z: '-2*z*(alpha + x*y)',
  },
  initialState: { x: -1.8207276, y: 0.83440917, z: 0.2078248 },
  period: 2.3356,
  source: 'M. I. Rabinovich, A. L. Fabrikant, Sov. Phys. JETP 50, 311-317 (1979)',
})
