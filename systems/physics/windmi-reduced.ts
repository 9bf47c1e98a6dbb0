import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The solar wind drives the Earth's magnetosphere: current I and voltage V across the tail, pressure P of its plasma
 * sheet, which unloads once the current exceeds 1; vsw is the driving voltage of the wind.
 */
export const windmiReduced: OdeSystem = defineOde({
  name: 'Reduced WINDMI',
  domain: 'physics',
  units: 'dimensionless',
  parameters: { a1: 0.247, b1: 10.8, b2: 0.0752, b3: 1.06, d1: 2200, vsw: 5 },
  equations: {
    I: 'a1*(vsw - V)',
    V: 'b1*I - b2*P/2 - b3*V',
    P: 'vsw^2 - P^(5/4)*sqrt(vsw)*(1 + tanh(d1*(I - 1)))/2',
  },
  initialState: { I: 0.93337506, V: 6.2678923, P: 41.969547 },
  period: 4.6733,
  notes: "As in the dysts catalogue, the pressure enters V' as b2 P/2, where the papers have b2 sqrt(P).",
  source:
    'J. P. Smith, J.-L. Thiffeault, W. Horton, J. Geophys. Res. 105, 12983-12996 (2000); W. Horton, R. S. Weigel, ' +
    'J. C. Sprott, Phys. Plasmas 8, 2946-2952 (2001)',
})
