import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/**
 * A population N whose growth is held back by its size a time tau ago, as where food takes that long to grow again:
 * Hutchinson's equation.
 */
export const delayedLogistic: DdeSystem = defineDde({
  name: 'Delayed logistic equation',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: { r: 1, K: 1, tau: 2 },
  equations: { N: 'r*N*(1 - N(t - tau)/K)' },
  initialState: { N: 0.5 },
  period: 8.8055,
  notes:
    'N = K is stable for r tau < pi/2, without oscillation for r tau < 1/e. Beyond pi/2, N cycles, at first with the ' +
    'period 4 tau. x = N/K - 1 with time in units of tau solves Wright’s equation, dx/dt = -r tau x(t - 1) (1 + x).',
  source:
    'G. E. Hutchinson, Ann. N. Y. Acad. Sci. 50, 221-246 (1948); E. M. Wright, J. reine angew. Math. 194, 66-87 (1955)',
})
