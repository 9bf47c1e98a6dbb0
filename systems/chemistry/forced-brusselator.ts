import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A model autocatalytic reaction (intermediates x and y), with a periodic supply of x. */
export const forcedBrusselator: OdeSystem = defineOde({
  name: 'Forced Brusselator',
  domain: 'chemistry',
  units: 'dimensionless',
  parameters: { a: 0.4, b: 1.2, f: 0.05, omega: 0.81 },
  equations: {
    x: 'a + x^2*y - (b + 1)*x + f*cos(omega*t)',
    y: 'b*x - x^2*y',
  },
  initialState: { x: 0.2779950597, y: 2.26691178 },
  period: 20.411,
  notes:
    'The start continues that of the dysts catalogue, (0.40635464, 1.8192295) at phase 6381.6484, to the next phase ' +
    '0.',
  source: 'I. Prigogine, From Being to Becoming, Freeman (1980); K. Tomita, T. Kai, J. Stat. Phys. 21, 65-86 (1979)',
})
