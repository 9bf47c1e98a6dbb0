import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A linear third-order control loop (x, velocity y, acceleration z) with one quadratic feedback term. */
export const genesioTesi: OdeSystem = defineOde({
  name: 'Genesio–Tesi',
  domain: 'control',
  units: 'dimensionless',
  parameters: { a: 0.44, b: 1.1, c: 1 },
  equations: {
    x: 'y',
    y: 'z',
    z: '-c*x - b*y - a*z + x^2',
  },
  initialState: { x: -0.053772565, y: -0.26162564, z: 0.33501557 },
  period: 5.9431,
  source: 'R. Genesio, A. Tesi, Automatica 28, 531-548 (1992)',
})
