import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A model of mixed-mode oscillations in the Belousov–Zhabotinsky reaction: an excitable pair x, y with the slower
 * feedback z.
 */
export const kawczynskiStrizhak: OdeSystem = defineOde({
  name: 'Kawczyński–Strizhak',
  domain: 'chemistry',
  units: 'dimensionless',
  parameters: { beta: -0.4, gamma: 0.49, kappa: 0.2, mu: 2.1 },
  equations: {
    x: 'gamma*(y - x^3 + 3*mu*x)',
    y: '-2*mu*x - y - z + beta',
    z: 'kappa*(x - z)',
  },
  initialState: { x: -1.160501, y: 5.8636902, z: -1.2031947 },
  period: 10.992,
  source: 'P. E. Strizhak, A. L. Kawczyński, J. Phys. Chem. 99, 10830-10833 (1995)',
})
