import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/**
 * Piecewise linear and area preserving: chaos between hexagons of periodic orbits, in the outline of a gingerbread
 * man.
 */
export const gingerbreadman: MapSystem = defineMap({
  name: 'gingerbreadman map',
  domain: 'maps',
  units: 'dimensionless',
  equations: {
    x: '1 - y + abs(x)',
    y: 'x',
  },
  initialState: { x: -0.1, y: 0 },
  notes:
    '(1, 1) is a fixed point, surrounded by a hexagon of orbits of period 6. The default start is chaotic; (0.51, ' +
    '0.1) is not.',
  source: 'R. L. Devaney, Physica D 10, 387-393 (1984)',
})
