import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Square root with a jump of sign, drawn as a pattern that hops along the plane. */
export const hopalong: MapSystem = defineMap({
  name: 'hopalong map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 3.1, b: 2.5, c: 4.2 },
  equations: {
    x: 'y - 1 - sqrt(abs(b*x - 1 - c))*sign(x - 1)',
    y: 'a - x - 1',
  },
  initialState: { x: 0.1, y: 0.1 },
  notes:
    'The variant with shifts by 1; the first published one is y - sqrt(|b x - c|) sign(x), a - x. Discontinuous ' +
    'at x = 1, areas are preserved elsewhere.',
  source: 'B. Martin, in A. K. Dewdney, Computer Recreations, Scientific American 255(3), 14-20 (1986)',
})
