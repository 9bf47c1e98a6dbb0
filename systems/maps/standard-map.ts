import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/**
 * A rotor kicked once per period: momentum p and angle x in radians; chaos spreads without bound for k > 0.9716.
 */
export const standardMap: MapSystem = defineMap({
  name: 'standard map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { k: 0.971635 },
  equations: {
    p: 'p + k*sin(x)',
    x: 'x + p + k*sin(x)',
  },
  initialState: { p: 0.1, x: 0.1 },
  notes:
    'Preserves areas. Neither p nor x is folded into [0, 2 pi); both may be. The default k is where the last ' +
    'torus across the phase space breaks. Exponent about ln(k/2) for large k.',
  source: 'B. V. Chirikov, Phys. Rep. 52, 263-379 (1979)',
})
