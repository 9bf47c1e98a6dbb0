import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/**
 * Equal masses in a row between two walls, joined by springs with a quadratic (alpha) and a cubic (beta) term; qi is the
 * displacement of mass i. It starts at rest in the shape of the longest wave.
 * @throws RangeError unless there are 1 to 64 masses: the text of more would be too long.
 */
export function fputChainOf(n: number): HamiltonianSystem {
  if (!Number.isInteger(n) || n < 1 || n > 64) throw new RangeError(`fputChainOf: got ${n} masses, give 1 to 64`)
  const each = Array.from({ length: n }, (_, i) => i + 1)
  const stretches = ['q1', ...each.slice(1).map((i) => `(q${i} - q${i - 1})`), `q${n}`]
  // The last spring shortens when its mass moves towards the wall.
  const odd = [...stretches.slice(0, -1), `(-q${n})`]
  const sum = (terms: readonly string[], power: number): string => terms.map((term) => `${term}^${power}`).join(' + ')
  return defineHamiltonian({
    name: `Fermi–Pasta–Ulam–Tsingou chain of ${n}`,
    domain: 'mechanics',
    units: 'dimensionless',
    parameters: { alpha: 0.25, beta: 0 },
    positions: each.map((i) => `q${i}`),
    momenta: each.map((i) => `p${i}`),
    hamiltonian:
      `(${each.map((i) => `p${i}^2`).join(' + ')})/2 + (${sum(stretches, 2)})/2` +
      ` + alpha*(${sum(odd, 3)})/3 + beta*(${sum(stretches, 4)})/4`,
    initialState: [...each.map((i) => Math.sin((Math.PI * i) / (n + 1))), ...each.map(() => 0)],
    period: Math.PI / Math.sin(Math.PI / (2 * (n + 1))),
    notes:
      'The period is that of the longest wave without the nonlinear terms. Wave k has angular frequency 2 sin(pi ' +
      'k/(2 (n + 1))).',
    source: 'E. Fermi, J. Pasta, S. Ulam, M. Tsingou, Los Alamos report LA-1940 (1955)',
  })
}

/** The first numerical experiment: 31 masses; the energy, started in one wave, spreads and comes back instead of mixing. */
export const fputChain: HamiltonianSystem = fputChainOf(31)
