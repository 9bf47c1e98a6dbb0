import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

const next = '(1 + eps)*y + k*x*(x - 1) + mu*x*y'

/** Euler step of a planar flow near a double-zero bifurcation; at the default parameters it preserves areas. */
export const bogdanov: MapSystem = defineMap({
  name: 'Bogdanov map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { eps: 0, k: 1.2, mu: 0 },
  equations: {
    x: `x + ${next}`,
    y: next,
  },
  initialState: { x: 0.51, y: 0.2 },
  notes:
    'The determinant of the Jacobian is 1 + eps + mu x. The default start is a quasi-periodic orbit around (0, ' +
    '0); starts far from there escape.',
  source: 'R. I. Bogdanov, Selecta Math. Soviet. 1, 389-421 (1981)',
})
