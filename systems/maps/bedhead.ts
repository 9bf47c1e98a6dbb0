import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** A drawing map whose attractor looks like uncombed hair. */
export const bedhead: MapSystem = defineMap({
  name: 'bedhead map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: -0.67, b: 0.83 },
  equations: {
    x: 'sin(x*y/b)*y + cos(a*x - y)',
    y: 'x + sin(y)/b',
  },
  initialState: { x: 0.5, y: 0.5 },
  lyapunovExponent: 0.474,
  source:
    'I. Emrich, in W. Gilpin, Chaos as an interpretable benchmark for forecasting and data-driven modelling, ' +
    'NeurIPS (2021)',
})
