import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A mass on a spring whose friction feeds slow motion and brakes fast motion, such as a bowed string: every start ends
 * in the same swing.
 */
export const rayleighOscillator: OdeSystem = defineOde({
  name: 'Rayleigh oscillator',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { mu: 1 },
  equations: {
    x: 'v',
    v: 'mu*(v - v^3/3) - x',
  },
  initialState: { x: 1, v: 1 },
  period: 6.663287,
  notes: 'v obeys the equation of van der Pol, so the periods are the same.',
  source: 'Lord Rayleigh, Philosophical Magazine 15, 229-235 (1883)',
})
