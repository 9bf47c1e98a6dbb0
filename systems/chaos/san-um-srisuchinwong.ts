import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A two-scroll flow with the nonlinearities tanh(x) and |y|, which are simple to build as circuits. */
export const sanUmSrisuchinwong: OdeSystem = defineOde({
  name: 'San-Um–Srisuchinwong',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 2 },
  equations: {
    x: 'y - x',
    y: '-z*tanh(x)',
    z: '-a + x*y + abs(y)',
  },
  initialState: { x: 0.63878078, y: 1.0901873, z: 2.4479814 },
  period: 7.4654,
  source: 'W. San-Um, B. Srisuchinwong, J. Comput. 7, 1041-1047 (2012)',
})
