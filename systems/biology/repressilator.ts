import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Three genes in a ring in the bacterium E. coli, each switching the next one off: messenger RNAs m1, m2, m3 and proteins
 * p1, p2, p3. It was designed to oscillate.
 */
export const repressilator: OdeSystem = defineOde({
  name: 'repressilator',
  domain: 'biology',
  units: 'dimensionless',
  parameters: { alpha: 216, alpha0: 0.216, beta: 0.2, n: 2 },
  equations: {
    m1: '-m1 + alpha/(1 + p3^n) + alpha0',
    m2: '-m2 + alpha/(1 + p1^n) + alpha0',
    m3: '-m3 + alpha/(1 + p2^n) + alpha0',
    p1: '-beta*(p1 - m1)',
    p2: '-beta*(p2 - m2)',
    p3: '-beta*(p3 - m3)',
  },
  initialState: { m1: 10, m2: 1, m3: 0.5, p1: 10, p2: 5, p3: 2 },
  period: 43.447,
  notes:
    'Time is in units of the lifetime of messenger RNA, proteins in units of what halves the activity. The ' +
    'symmetric state p is stable where (1 + beta)^2/beta > 3 X^2/(4 + 2 X), with X = -alpha n p^(n - 1)/(1 + ' +
    'p^n)^2.',
  source: 'M. B. Elowitz, S. Leibler, Nature 403, 335-338 (2000)',
})
