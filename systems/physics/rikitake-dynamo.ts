import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Two coupled disk dynamos whose currents x, y reverse irregularly like the Earth's magnetic field; z and z - a are
 * the angular velocities of the disks.
 */
export const rikitakeDynamo: OdeSystem = defineOde({
  name: 'Rikitake dynamo',
  domain: 'physics',
  units: 'dimensionless',
  parameters: { mu: 1, a: 1 },
  equations: {
    x: '-mu*x + y*z',
    y: '-mu*y + x*(z - a)',
    z: '1 - x*y',
  },
  initialState: { x: -0.7791562791136255, y: -0.6302244598741468, z: 2.671200187214492 },
  period: 5.8975,
  source: 'T. Rikitake, Proc. Cambridge Philos. Soc. 54, 89-105 (1958)',
})
