import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

// The share of traders who pay for the fundamental value, from last period's profits of both rules.
const wise = '(1/(1 + exp(beta*(g*x3*(x1 - R*x2)/risk + C))))'

/**
 * An asset traded by fundamentalists, who pay C for knowing its value, and by trend chasers, who expect g times the last
 * deviation; everybody switches to what earned more. x1, x2, x3 are the last three deviations of the price from the
 * fundamental value.
 */
export const brockHommes: MapSystem = defineMap({
  name: 'Brock–Hommes model',
  domain: 'economy',
  units: 'dimensionless',
  parameters: { R: 1.1, g: 1.2, beta: 3.6, C: 1, risk: 1 },
  equations: {
    x1: `(1 - ${wise})*g*x1/R`,
    x2: 'x1',
    x3: 'x2',
  },
  initialState: { x1: 0.1, x2: 0.1, x3: 0.1 },
  notes:
    'R is the gross interest rate, beta the readiness to switch, risk the risk aversion times the variance of ' +
    'returns. Prices stay at the fundamental value for beta C < ln(R/(g - R)), which is ln 11 at the default ' +
    'parameters; beyond, there are two more equilibria, x and -x, then cycles and chaos. Orbits above and below ' +
    'the value are separate.',
  source: 'W. A. Brock, C. H. Hommes, J. Econ. Dyn. Control 22, 1235-1274 (1998)',
})
