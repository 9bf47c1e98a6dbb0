import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Six neurons that inhibit each other in a frustrated pattern; each sums three others and fires along a sigmoid of
 * steepness eps.
 */
export const hopfield: OdeSystem = defineOde({
  name: 'Hopfield network',
  domain: 'neuroscience',
  units: 'dimensionless',
  parameters: { beta: 0.5, eps: 10, tau: 2.5 },
  equations: {
    x1: '-x1/tau + (1 - tanh(eps*(x2 + x5 + x6)))/2 - beta',
    x2: '-x2/tau + (1 - tanh(eps*(x4 + x5 + x6)))/2 - beta',
    x3: '-x3/tau + (1 - tanh(eps*(x1 + x2 + x5)))/2 - beta',
    x4: '-x4/tau + (1 - tanh(eps*(x1 + x2 + x3)))/2 - beta',
    x5: '-x5/tau + (1 - tanh(eps*(x1 + x2 + x4)))/2 - beta',
    x6: '-x6/tau + (1 - tanh(eps*(x2 + x3 + x4)))/2 - beta',
  },
  initialState: { x1: -0.67127393, x2: -0.2420173, x3: -0.055676628, x4: 0.34697948, x5: 0.45273118, x6: 0.78389688 },
  period: 10.865,
  source: 'J. E. Lewis, L. Glass, Neural Comput. 4, 621-642 (1992)',
})
