import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A nerve cell that fires in bursts: membrane potential x, a fast recovery y and a slow current z. */
export const hindmarshRose: OdeSystem = defineOde({
  name: 'Hindmarsh–Rose',
  domain: 'neuroscience',
  units: 'dimensionless',
  parameters: { a: 0.49, b: 1, c: 0.0322, d: 1, s: 1, tx: 0.03, tz: 0.8 },
  equations: {
    x: '-x + (y - a*x^3 + b*x^2 + z)/tx',
    y: '-a*x^3 - (d - b)*x^2 + z',
    z: '(c - s*x - z)/tz',
  },
  initialState: { x: 0.031111835, y: -0.021557059, z: 0.041475046 },
  period: 1.752,
  notes: 'The scaled form of 2006: y is tx*x plus the recovery variable of 1984, z has the opposite sign.',
  source:
    'J. L. Hindmarsh, R. M. Rose, Proc. R. Soc. Lond. B 221, 87-102 (1984); M. Marhl, M. Perc, Chaos Solitons ' +
    'Fractals 28, 822-833 (2006)',
})
