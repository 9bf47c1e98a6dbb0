import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The Belousov–Zhabotinsky reaction, whose color flips back and forth: bromous acid x, bromide y, cerium z. Stiff. */
export const oregonator: OdeSystem = defineOde({
  name: 'Oregonator',
  domain: 'chemistry',
  units: 'dimensionless',
  parameters: { s: 77.27, q: 8.375e-6, w: 0.161 },
  equations: {
    x: 's*(y + x*(1 - q*x - y))',
    y: '(z - (1 + x)*y)/s',
    z: 'w*(x - z)',
  },
  initialState: { x: 1, y: 2, z: 3 },
  period: 302.858,
  notes: 'A test problem for stiff integrators on 0 <= t <= 360: x jumps between 1 and 118,000.',
  source: 'R. J. Field, R. M. Noyes, J. Chem. Phys. 60, 1877-1884 (1974)',
})
