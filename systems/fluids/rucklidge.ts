import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Convection in narrow rolls under a magnetic field or rotation: y is the amplitude of the overturning motion, x its
 * rate of change, z the response of the mean field.
 */
export const rucklidge: OdeSystem = defineOde({
  name: 'Rucklidge',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { kappa: 2, lambda: 6.7 },
  equations: {
    x: '-kappa*x + lambda*y - y*z',
    y: 'x',
    z: '-z + y^2',
  },
  initialState: { x: 1.9257158, y: 3.1923835, z: 5.7829655 },
  period: 6.0721,
  source: 'A. M. Rucklidge, J. Fluid Mech. 237, 209-229 (1992)',
})
