import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Acoustic-gravity waves in a rotating atmosphere: the Lorenz 63 system with a fourth variable w for the rotation.
 * sigma is the Prandtl number, r the reduced Rayleigh number, s the strength of the rotation.
 */
export const lorenzStenflo: OdeSystem = defineOde({
  name: 'Lorenz–Stenflo',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { sigma: 2, b: 0.7, r: 26, s: 1.5 },
  equations: {
    x: 'sigma*(y - x) + s*w',
    y: 'x*(r - z) - y',
    z: 'x*y - b*z',
    w: '-x - sigma*w',
  },
  initialState: { x: 4.233438598886809, y: 9.08970605484108, z: 21.86662535600487, w: -1.4080695182833802 },
  period: 3.8877,
  source: 'L. Stenflo, Phys. Scr. 53, 83-84 (1996)',
})
