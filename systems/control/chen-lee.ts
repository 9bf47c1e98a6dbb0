import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Angular velocities of a rigid body (the Euler equations) with linear feedback that makes its motion chaotic. */
export const chenLee: OdeSystem = defineOde({
  name: 'Chen–Lee',
  domain: 'control',
  units: 'dimensionless',
  parameters: { a: 5, b: -10, c: -0.38 },
  equations: {
    x: 'a*x - y*z',
    y: 'b*y + x*z',
    z: 'c*z + x*y/3',
  },
  initialState: { x: 0.17177112, y: 0.10360479, z: 6.2553878 },
  period: 2.8043,
  notes: 'Deviates from the paper, as the dysts catalogue does: the paper has c = -3.8.',
  source: 'H.-K. Chen, C.-I. Lee, Chaos Solitons Fractals 21, 957-965 (2004)',
})
