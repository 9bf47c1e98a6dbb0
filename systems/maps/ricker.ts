import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/**
 * Fish stock whose adults eat the young: x is the stock in units of what the habitat carries at growth rate 1; chaotic
 * at the default parameter.
 */
export const ricker: MapSystem = defineMap({
  name: 'Ricker map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 3.3 },
  equations: {
    x: 'x*exp(a - x)',
  },
  initialState: { x: 0.51 },
  lyapunovExponent: 0.416,
  notes: 'The fixed point x = a is stable for 0 < a < 2.',
  source: 'W. E. Ricker, J. Fish. Res. Board Can. 11, 559-623 (1954)',
})
