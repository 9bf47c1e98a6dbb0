import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Weather on a circle of latitude at two scales: slow x1 … xK and, in each of their sectors, J fast and small y, numbered
 * y1 … y(KJ) around the circle.
 * @throws RangeError unless K is at least 4, J at least 1 and K + K J at most 400.
 */
export function twoScaleLorenz96Of(K: number, J: number): OdeSystem {
  if (!(Number.isInteger(K) && Number.isInteger(J) && K >= 4 && J >= 1 && K * (J + 1) <= 400))
    throw new RangeError(`twoScaleLorenz96Of: got K = ${K}, J = ${J}; give K >= 4, J >= 1 with K (J + 1) <= 400`)
  const slow = Array.from({ length: K }, (_, k) => k)
  const fast = Array.from({ length: K * J }, (_, j) => j)
  const x = (k: number): string => `x${((k + K) % K) + 1}`
  const y = (j: number): string => `y${((j + K * J) % (K * J)) + 1}`
  const sector = (k: number): string => Array.from({ length: J }, (_, j) => y(k * J + j)).join(' + ')
  return defineOde({
    name: `two-scale Lorenz 96, ${K} × ${J}`,
    domain: 'climate',
    units: 'dimensionless',
    parameters: { F: 10, h: 1, c: 10, b: 10 },
    equations: Object.fromEntries([
      ...slow.map((k) => [x(k), `${x(k - 1)}*(${x(k + 1)} - ${x(k - 2)}) - ${x(k)} + F - h*c/b*(${sector(k)})`]),
      ...fast.map((j) => [
        y(j),
        `c*b*${y(j + 1)}*(${y(j - 1)} - ${y(j + 2)}) - c*${y(j)} + h*c/b*${x(Math.floor(j / J))}`,
      ]),
    ]),
    initialState: [...slow.map((k) => 3 + 4 * Math.sin(2.4 * k)), ...fast.map((j) => 0.2 * Math.sin(2.4 * j))],
    period: 1.2,
    notes:
      'A unit of time stands for 5 days. c is how much faster and b how much smaller the fast variables are, h the ' +
      'strength of coupling. Lorenz used K = 36, J = 10.',
    source:
      'E. N. Lorenz, Predictability: a problem partly solved, Proc. ECMWF Seminar on Predictability 1, 1-18 (1996)',
  })
}

/** Eight slow and sixty-four fast variables. */
export const twoScaleLorenz96: OdeSystem = twoScaleLorenz96Of(8, 8)
