import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A four-variable system of the Lorenz kind with feedback; hyperchaotic, that is, it stretches in two directions. */
export const hyperXu: OdeSystem = defineOde({
  name: 'Xu hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 10, b: 40, c: 2.5, d: 2, e: 16 },
  equations: {
    x: 'a*(y - x) + w',
    y: 'b*x + e*x*z',
    z: '-c*z - x*y',
    w: 'x*z - d*y',
  },
  initialState: { x: 0.68944486, y: -0.60254126, z: -0.5814657, w: 0.26629277 },
  period: 1.1328151255687646,
  source: 'C. Letellier, O. E. Rössler, Scholarpedia 2, 1936 (2007)',
})
