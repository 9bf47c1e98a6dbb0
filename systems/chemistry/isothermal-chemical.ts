import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A three-variable autocatalytic reaction at constant temperature: precursor feeds A (alpha), A turns into B (beta)
 * autocatalytically, and B turns into C (gamma), which speeds up the supply. Shows mixed-mode oscillations and
 * chaos.
 */
export const isothermalChemical: OdeSystem = defineOde({
  name: 'Petrov–Scott–Showalter reaction',
  domain: 'chemistry',
  units: 'dimensionless',
  parameters: { mu: 0.29786, kappa: 2.5, sigma: 0.013, delta: 1 },
  equations: {
    alpha: 'mu*(kappa + gamma) - alpha*beta^2 - alpha',
    beta: '(alpha*beta^2 + alpha - beta)/sigma',
    gamma: '(beta - gamma)/delta',
  },
  initialState: { alpha: 0.5141505602006595, beta: 0.9984288208727641, gamma: 1.0061777118724 },
  period: 0.73028,
  source: 'V. Petrov, S. K. Scott, K. Showalter, J. Chem. Phys. 97, 6191-6198 (1992)',
})
