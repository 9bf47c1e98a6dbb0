import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Three substances that react at rates from slow to extremely fast, x turning into z by way of the short-lived y: the
 * classical stiff problem, over times from microseconds to 1e11 s.
 */
export const robertson: OdeSystem = defineOde({
  name: 'Robertson reaction',
  domain: 'chemistry',
  units: { x: '1', y: '1', z: '1', time: 's' },
  parameters: { k1: 0.04, k2: 3e7, k3: 1e4 },
  equations: {
    x: '-k1*x + k3*y*z',
    y: 'k1*x - k3*y*z - k2*y^2',
    z: 'k2*y^2',
  },
  initialState: { x: 0.9999635, y: 3.65e-5, z: 0 },
  invariants: { total: 'x + y + z' },
  period: 40,
  notes:
    'The classical start is (1, 0, 0); the default one is behind its first transient, which takes a millisecond. ' +
    'No oscillation: the period given is a span on which x falls to 0.72. Rates per second, shares of the total. ' +
    'No Lyapunov spectrum is measured: that of the equilibrium z = 1, which x nears as slowly as a power of time, is ' +
    '0, 0 and -(k1 + k3).',
  source: 'H. H. Robertson, in J. Walsh (ed.), Numerical Analysis: An Introduction, 178-182 (1966)',
})
