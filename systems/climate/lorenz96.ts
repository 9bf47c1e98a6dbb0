import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const source = 'E. N. Lorenz, Proc. Seminar on Predictability 1, 1-18, ECMWF (1996)'

/** x1, … around a circle of latitude: advection that conserves energy, damping and the forcing F. */
function equations(size: number): Record<string, string> {
  const x = (i: number): string => `x${((i + size) % size) + 1}`
  const sites = Array.from({ length: size }, (_, i) => i)
  return Object.fromEntries(sites.map((i) => [x(i), `(${x(i + 1)} - ${x(i - 2)})*${x(i - 1)} - ${x(i)} + F`]))
}

/**
 * Lorenz's model of a quantity such as temperature at `size` places around a circle of latitude, at the usual forcing
 * F = 8: chaotic from about 5 places on. It starts beside the steady state x = F, with 0.01 more at the first place.
 * @throws RangeError for fewer than 4 places.
 */
export function lorenz96Of(size: number): OdeSystem {
  if (!(Number.isInteger(size) && size >= 4))
    throw new RangeError(`lorenz96Of: size must be a whole number from 4 on, got ${size}`)
  return defineOde({
    name: `Lorenz 96 with ${size} places`,
    domain: 'climate',
    units: 'dimensionless',
    parameters: { F: 8 },
    equations: equations(size),
    initialState: Array.from({ length: size }, (_, i) => (i === 0 ? 8.01 : 8)),
    notes: 'One time unit stands for 5 days.',
    source,
  })
}

/** The Lorenz 96 model of the atmosphere with four places, forced so strongly that even these few are chaotic. */
export const lorenz96: OdeSystem = defineOde({
  name: 'Lorenz 96',
  domain: 'climate',
  units: 'dimensionless',
  parameters: { F: 20 },
  equations: equations(4),
  initialState: [-2.46820633, 0.09570264, 1.59270902, 10.21372147],
  period: 2.1969,
  notes: 'One time unit stands for 5 days. Lorenz used 36 and 40 places with F = 8: see lorenz96Of.',
  source,
})
