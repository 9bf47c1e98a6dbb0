import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A chemical reaction that makes its own catalyst; beyond a threshold in B it oscillates. */
export const brusselator: OdeSystem = defineOde({
  name: 'Brusselator',
  domain: 'chemistry',
  units: 'dimensionless',
  parameters: { A: 1, B: 3 },
  equations: {
    x: 'A + x^2*y - B*x - x',
    y: 'B*x - x^2*y',
  },
  initialState: { x: 1, y: 1 },
  period: 7.1569,
  notes: 'The equilibrium is (A, B/A), stable for B < 1 + A^2; there the oscillation sets in with angular frequency A.',
  source: 'I. Prigogine, R. Lefever, J. Chem. Phys. 48, 1695-1700 (1968)',
})
