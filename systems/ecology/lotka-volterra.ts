import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Prey and predator in closed cycles around (gamma/delta, alpha/beta); populations in arbitrary units. */
export const lotkaVolterra: OdeSystem = defineOde({
  name: 'Lotka–Volterra',
  domain: 'ecology',
  units: 'dimensionless',
  parameters: { alpha: 1.5, beta: 1, gamma: 3, delta: 1 },
  equations: {
    prey: 'alpha*prey - beta*prey*predator',
    predator: 'delta*prey*predator - gamma*predator',
  },
  initialState: { prey: 1, predator: 1 },
  period: 3.3174570685,
  invariants: { V: 'delta*prey - gamma*log(prey) + beta*predator - alpha*log(predator)' },
  source: 'A. J. Lotka, Elements of Physical Biology (1925); V. Volterra, Nature 118, 558-560 (1926)',
})
