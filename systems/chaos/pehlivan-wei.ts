import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A quadratic flow without parameters that resembles the Rabinovich and Rikitake systems; realized as a circuit. */
export const pehlivanWei: OdeSystem = defineOde({
  name: 'Pehlivan–Wei',
  domain: 'chaos',
  units: 'dimensionless',
  equations: {
    x: 'y - y*z',
    y: 'y + y*z - 2*x',
    z: '2 - x*y - y^2',
  },
  initialState: { x: 0.21665608, y: 0.86710502, z: 0.50627859 },
  period: 3.7487,
  source: 'İ. Pehlivan, Z. Wei, Turk. J. Electr. Eng. Comput. Sci. 20 (Sup. 2), 1229-1239 (2012)',
})
