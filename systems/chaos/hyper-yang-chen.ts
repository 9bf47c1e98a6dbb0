import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The Yang–Chen system (of the Lorenz kind, with two stable foci) with a fourth variable that integrates -x;
 * hyperchaotic, that is, it stretches in two directions.
 */
export const hyperYangChen: OdeSystem = defineOde({
  name: 'Yang–Chen hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 30, b: 3, c: 35, d: 8 },
  equations: {
    x: 'a*(y - x)',
    y: 'c*x - x*z + w',
    z: 'x*y - b*z',
    w: '-d*x',
  },
  initialState: { x: 3.534464234888686, y: 4.82852516302869, z: 25.04917588890622, w: 17.118520274514353 },
  period: 0.9127028626966961,
  source:
    'Q. Yang, G. Chen, Int. J. Bifurc. Chaos 18, 1393-1414 (2008); J. Meier, Presentation of Attractors with Cinema ' +
    '(2003)',
})
