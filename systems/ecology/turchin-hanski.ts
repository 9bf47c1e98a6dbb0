import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Voles (prey) and weasels (predator) through the seasons, with generalist predators of strength g in the
 * background; a model of the vole cycles of northern Europe. Densities are relative to the carrying capacity of the
 * prey.
 */
export const turchinHanski: OdeSystem = defineOde({
  name: 'Turchin–Hanski',
  domain: 'ecology',
  units: { prey: 'dimensionless', predator: 'dimensionless', time: 'yr' },
  parameters: { r: 8.12, e: 0.5, g: 0.1, h: 0.8, a: 8, d: 0.04, s: 1.25, lambda: 1 },
  equations: {
    prey: 'r*(1 - e*sin(2*pi*lambda*t))*prey - r*prey^2 - g*prey^2/(prey^2 + h^2) - a*prey*predator/(prey + d)',
    predator: 's*(1 - e*sin(2*pi*lambda*t))*predator - s*predator^2/prey',
  },
  initialState: { prey: 0.665301707, predator: 0.02561309205 },
  period: 4.4053,
  notes:
    'The growth rate r is higher than in the papers, for sustained chaos, as in the dysts catalogue. The start ' +
    'continues that of the catalogue, (0.018027788, 0.013649976) at phase 3.4986, to phase 2π.',
  source: 'P. Turchin, I. Hanski, Am. Nat. 149, 842-874 (1997); P. Turchin, S. P. Ellner, Ecology 81, 3099-3116 (2000)',
})
