import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Bell curve shifted by b, the mouse map; its bifurcation diagram in b looks like a mouse. */
export const gauss: MapSystem = defineMap({
  name: 'Gauss map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 4.9, b: -0.5 },
  equations: {
    x: 'exp(-a*x^2) + b',
  },
  initialState: { x: 0.5 },
  lyapunovExponent: 0.176,
  notes: 'Not the continued-fraction map of the same name.',
  source: 'R. C. Hilborn, Chaos and Nonlinear Dynamics (1994)',
})
