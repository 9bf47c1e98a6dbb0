import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const transcription = 'vc*(0.5 + 0.5*cos(2*pi*t/ps) + vmin)*(vmax - vmin)'

/**
 * A biological clock under a cycle of light and dark: messenger RNA M, and clock protein that is new (FC), on its way
 * to be broken down (FS) or in the nucleus (FN), where it represses its own gene.
 */
export const circadianRhythm: OdeSystem = defineOde({
  name: 'Circadian rhythm',
  domain: 'biology',
  units: { M: 'nM', FC: 'nM', FS: 'nM', FN: 'nM', time: 'h' },
  parameters: {
    Ki: 1,
    k: 0.5,
    k1: 0.3,
    k2: 0.15,
    kd: 1.4,
    kdn: 0.4,
    km: 0.4,
    ks: 1,
    n: 4,
    ps: 24,
    vc: 2.5,
    vd: 6,
    vdn: 1.5,
    vm: 0.7,
    vmax: 4.7,
    vmin: 1,
  },
  equations: {
    M: `${transcription}*Ki^n/(Ki^n + FN^n) - vm*M/(km + M)`,
    FC: 'ks*M - k1*FC + k2*FN - k*FC',
    FS: 'k*FC - vd*FS/(kd + FS)',
    FN: 'k1*FC - k2*FN - vdn*FN/(kdn + FN)',
  },
  initialState: { M: 0.9145503495, FC: 4.179129979, FS: 36.98372605, FN: 9.691259952 },
  period: 27,
  notes:
    'Light drives the maximal transcription with period ps and is brightest at phase 0. As in the dysts catalogue ' +
    'it is vc*(vmin + light)*(vmax - vmin), where vmin + light*(vmax - vmin) may have been meant, with light ' +
    'between 0 and 1. The start continues that of the catalogue, (1.5401187, 5.3707921, 41.054266, 11.619073) at ' +
    'phase 2004.0233, to the next phase 0.',
  source:
    'J.-C. Leloup, D. Gonze, A. Goldbeter, J. Biol. Rhythms 14, 433-448 (1999); D. Gonze, J.-C. Leloup, A. ' +
    'Goldbeter, C. R. Acad. Sci. III 323, 57-67 (2000)',
})
