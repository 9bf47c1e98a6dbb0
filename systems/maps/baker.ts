import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

const stretched = '(2 - 1e-10)*x'

/** Stretches the unit square to double width, cuts it and stacks the halves, as a baker does with dough. */
export const baker: MapSystem = defineMap({
  name: 'baker map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 1 },
  equations: {
    x: `${stretched} - floor(${stretched})`,
    y: `(a*y + floor(${stretched}))/2`,
  },
  initialState: { x: 0.04995935, y: 0.363224 },
  lyapunovExponent: Math.log(2),
  notes:
    'The stretch is 2 - 1e-10 instead of 2: exact doubling shifts the bits of a floating point number to zero ' +
    'within 53 steps. a < 1 makes the map dissipative.',
  source: 'E. Hopf, Ergodentheorie (1937)',
})
