import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A transistor oscillator used to generate signals, in the chaotic range; x and z are voltages of two capacitors, y
 * the current of the coil, and the transistor conducts only while z < e - 1.
 */
export const colpitts: OdeSystem = defineOde({
  name: 'Colpitts oscillator',
  domain: 'electronics',
  units: 'dimensionless',
  parameters: { a: 30, b: 0.8, c: 20, d: 0.08, e: 10 },
  equations: {
    x: 'y - a*max(0, e - 1 - z)',
    y: 'c - x - b*y - z',
    z: 'y - d*z',
  },
  initialState: { x: 8.9389043, y: 0.64637337, z: 8.7869304 },
  period: 4.2676,
  source:
    'M. P. Kennedy, IEEE Trans. Circuits Syst. I 41, 771-774 (1994); G. H. Li, S. P. Zhou, K. Yang, Chaos Solitons ' +
    'Fractals 33, 582-587 (2007)',
})
