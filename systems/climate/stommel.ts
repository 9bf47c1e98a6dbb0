import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The overturning of the ocean as two boxes, a warm salty one and a cold fresh one: their differences in temperature and
 * salinity, relative to those of the forcing. The flow (R salinity - temperature)/lambda can run either way.
 */
export const stommel: OdeSystem = defineOde({
  name: 'Stommel box model',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { R: 2, delta: 1 / 6, lambda: 1 / 5 },
  equations: {
    temperature: '1 - temperature - abs(R*salinity - temperature)/lambda*temperature',
    salinity: 'delta*(1 - salinity) - abs(R*salinity - temperature)/lambda*salinity',
  },
  initialState: { temperature: 0.5, salinity: 0.6 },
  period: 3.4465,
  notes:
    'Time is in units of that in which temperature relaxes. Three equilibria, with flows of about -1.1 (stable, ' +
    'driven by temperature), -0.30 (saddle) and 0.23 (stable, driven by salinity). Not differentiable where the ' +
    'flow is zero. The period given is that of the decaying oscillation around the last.',
  source: 'H. Stommel, Tellus 13, 224-230 (1961)',
})
