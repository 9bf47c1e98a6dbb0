import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/**
 * Phase of an oscillator kicked once per turn, in turns; k is the strength of the kick, omega the turn without it.
 */
export const circle: MapSystem = defineMap({
  name: 'circle map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { k: 5.7, omega: 0.333 },
  equations: {
    theta: 'mod(theta + omega + k/(2*pi)*sin(2*pi*theta), 1)',
  },
  initialState: { theta: 0 },
  lyapunovExponent: 1.085,
  notes:
    'Invertible for |k| < 1, where orbits lock to rational numbers of turns in tongues of omega; chaos is ' +
    'possible beyond.',
  source: 'V. I. Arnold, Izv. Akad. Nauk SSSR Ser. Mat. 25, 21-86 (1961)',
})
