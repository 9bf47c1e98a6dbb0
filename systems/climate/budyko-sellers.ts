import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Temperatures in °C of n bands of equal area from equator to pole, each absorbing sunlight, radiating, and exchanging
 * heat with the mean of all; bands below `freezing` are covered by ice and reflect more.
 * @throws RangeError unless there are 2 to 90 bands.
 */
export function budykoSellersOf(n: number): OdeSystem {
  if (!Number.isInteger(n) || n < 2 || n > 90) throw new RangeError(`budykoSellersOf: got ${n} bands, give 2 to 90`)
  const bands = Array.from({ length: n }, (_, i) => i + 1)
  const mean = `(${bands.map((i) => `T${i}`).join(' + ')})/${n}`
  // The mean over the band of 1 - 0.477 P2(x), where x is the sine of latitude and P2 the second Legendre polynomial.
  const sunlight = (i: number): number => 1 - 0.2385 * ((i ** 3 - (i - 1) ** 3) / n ** 2 - 1)
  const absorbed = (i: number): string =>
    `Q*${sunlight(i)}*(1 - (free + ice)/2 + (ice - free)/2*tanh((T${i} - freezing)/width))`
  return defineOde({
    name: `Budyko–Sellers model of ${n} bands`,
    domain: 'climate',
    units: { ...Object.fromEntries(bands.map((i) => [`T${i}`, '°C'])), time: 'yr' },
    parameters: {
      Q: 343,
      free: 0.32,
      ice: 0.62,
      freezing: -10,
      width: 2,
      A: 202,
      B: 1.9,
      transport: 3.04,
      capacity: 12.6,
    },
    equations: Object.fromEntries(
      bands.map((i) => [`T${i}`, `(${absorbed(i)} - A - B*T${i} + transport*(${mean} - T${i}))/capacity`]),
    ),
    initialState: bands.map((i) => 30 - (40 * i) / n),
    period: 12.6 / 1.9,
    notes:
      'Q is a quarter of the solar constant and A + B T the outgoing radiation, in W/m^2; free and ice are albedos. ' +
      'A planet covered by ice is stable, too. No oscillation: the period given is capacity/B, the time in which ' +
      'radiation undoes a disturbance.',
    source: 'M. I. Budyko, Tellus 21, 611-619 (1969); G. R. North, J. Atmos. Sci. 32, 1301-1307 (1975)',
  })
}

/** Ten bands, one of them covered by ice. */
export const budykoSellers: OdeSystem = budykoSellersOf(10)
