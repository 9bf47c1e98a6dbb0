import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

const bend = (u: string): string => `a*${u} + 2*(1 - a)*${u}^2/(1 + ${u}^2)`
const image = `b*y + ${bend('x')}`

/**
 * A nearly conservative map of the plane with bounded nonlinearity, first studied for particles in accelerators at
 * CERN.
 */
export const gumowskiMira: MapSystem = defineMap({
  name: 'Gumowski–Mira map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: -0.7, b: 1 },
  equations: {
    x: image,
    y: `${bend(`(${image})`)} - x`,
  },
  initialState: { x: 0.1, y: 0.1 },
  notes:
    'The determinant of the Jacobian is b. At b = 1 areas are preserved and chaos surrounds islands; for |b| < 1 ' +
    'orbits end on cycles, after a long chaotic transient where |b| is near 1.',
  source: 'I. Gumowski, C. Mira, Recurrences and Discrete Dynamic Systems, Lecture Notes in Mathematics 809 (1980)',
})
