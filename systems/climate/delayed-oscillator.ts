import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/**
 * El Niño: the temperature T of the eastern Pacific feeds on itself, until the waves that it sent west are back from the
 * other coast, a time delta later, and turn it around.
 */
export const delayedOscillator: DdeSystem = defineDde({
  name: 'Delayed oscillator',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { alpha: 0.75, delta: 6 },
  equations: { T: 'T - T^3 - alpha*T(t - delta)' },
  initialState: { T: 1.2 },
  period: 16.164,
  notes:
    'For 1/2 < alpha < 1, lasting warmth and cold, sqrt(1 - alpha) and its negative, are stable up to delta = ' +
    'arccos(3 - 2/alpha)/(2 sqrt((2 alpha - 1)(1 - alpha))), which is 1.741 at the default alpha; for smaller alpha ' +
    'always. The cycle begins a little earlier and lasts more than 2 delta.',
  source: 'M. J. Suarez, P. S. Schopf, J. Atmos. Sci. 45, 3283-3287 (1988)',
})
