import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** The Lü system with a fourth variable fed back into it; hyperchaotic, that is, it stretches in two directions. */
export const hyperBao: OdeSystem = defineOde({
  name: 'Bao hyperchaos',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 36, b: 3, c: 20, d: 0.1, e: 21 },
  equations: {
    x: 'a*(y - x) + w',
    y: 'c*y - x*z',
    z: 'x*y - b*z',
    w: 'e*x + d*y*z',
  },
  initialState: { x: 9.271308063781017, y: 9.752247178805291, z: 23.919154915696105, w: -16.69675939965203 },
  period: 0.5831505997603473,
  source: 'B.-C. Bao, Z. Liu, Chin. Phys. Lett. 25, 2396-2399 (2008)',
})
