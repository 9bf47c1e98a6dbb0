import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

// Rates of the two enzymes as shares of their maxima (Monod–Wyman–Changeux, two subunits).
const phi = 'alpha*(1 + alpha)*(1 + beta)^2/(l1 + (1 + alpha)^2*(1 + beta)^2)'
const eta = 'beta*(1 + d*beta)*(1 + gamma)^2/(l2 + (1 + d*beta)^2*(1 + gamma)^2)'

/**
 * Two enzymes in series, each activated by its own product: substrate alpha, intermediate beta and product gamma, as
 * in the oscillations of glycolysis.
 */
export const glycolyticOscillation: OdeSystem = defineOde({
  name: 'Glycolytic oscillation',
  domain: 'biology',
  units: 'dimensionless',
  parameters: { nu: 1, s1: 22.2222, s2: 22.2222, q1: 50, q2: 0.02, k: 4.422, l1: 5e8, l2: 100, d: 0 },
  equations: {
    alpha: `nu - s1*${phi}`,
    beta: `q1*s1*${phi} - s2*${eta}`,
    gamma: `q2*s2*${eta} - k*gamma`,
  },
  initialState: { alpha: 29.453349256846987, beta: 130.19350141357407, gamma: 0.18407087674169492 },
  period: 50.45999420049144,
  notes:
    'Time is in units of the inverse supply of substrate, which makes nu = 1; k is the rate of loss of product, the ' +
    'control parameter of the paper.',
  source: 'O. Decroly, A. Goldbeter, Proc. Natl. Acad. Sci. USA 79, 6917-6921 (1982)',
})
