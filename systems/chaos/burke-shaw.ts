import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A relative of the Lorenz system, symmetric under a half turn about the z axis, with a scroll-like attractor. */
export const burkeShaw: OdeSystem = defineOde({
  name: 'Burke–Shaw',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { s: 10, v: 13 },
  equations: {
    x: '-s*(x + y)',
    y: 'y - s*x*z',
    z: 's*x*y + v',
  },
  initialState: { x: -0.79153188, y: 0.65244479, z: 0.22517831 },
  period: 0.78333,
  notes: 'Deviates from the paper, as the dysts catalogue does: the paper has -y in the second equation.',
  source: 'R. Shaw, Z. Naturforsch. A 36, 80-112 (1981)',
})
