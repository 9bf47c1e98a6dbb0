import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/**
 * Masses in a ring joined by springs that resist being pressed together exponentially, yet with as many conserved
 * quantities as masses: no chaos. Given are those of degree 1, 2 (the energy), 3 and 4.
 * @throws RangeError unless there are 3 to 64 masses.
 */
export function todaLatticeOf(n: number): HamiltonianSystem {
  if (!Number.isInteger(n) || n < 3 || n > 64) throw new RangeError(`todaLatticeOf: got ${n} masses, give 3 to 64`)
  const each = Array.from({ length: n }, (_, i) => i + 1)
  const after = (i: number): number => (i % n) + 1
  const bond = (i: number): string => `exp(q${i} - q${after(i)})`
  const pairs = (i: number): string => `p${i}^2 + p${i}*p${after(i)} + p${after(i)}^2`
  const bonds = (i: number): string => `${bond(i)}^2/2 + exp(q${i} - q${after(after(i))})`
  const sum = (term: (i: number) => string): string => each.map(term).join(' + ')
  return defineHamiltonian({
    name: `Toda lattice of ${n}`,
    domain: 'mechanics',
    units: 'dimensionless',
    positions: each.map((i) => `q${i}`),
    momenta: each.map((i) => `p${i}`),
    hamiltonian: `(${sum((i) => `p${i}^2`)})/2 + ${sum(bond)}`,
    initialState: [...each.map(() => 0), ...each.map((i) => [1, -0.6, -0.4][i - 1] ?? 0)],
    invariants: {
      momentum: sum((i) => `p${i}`),
      cubic: `(${sum((i) => `p${i}^3`)})/3 + ${sum((i) => `(p${i} + p${after(i)})*${bond(i)}`)}`,
      quartic: `(${sum((i) => `p${i}^4`)})/4 + ${sum((i) => `(${pairs(i)})*${bond(i)} + ${bonds(i)}`)}`,
    },
    period: Math.PI / Math.sin(Math.PI / n),
    notes:
      'Small waves have angular frequencies 2 sin(pi k/n); the period is that of the slowest. The invariants are ' +
      'the traces of powers of the Lax matrix with p on the diagonal.',
    source: 'M. Toda, J. Phys. Soc. Japan 22, 431-436 (1967); H. Flaschka, Phys. Rev. B 9, 1924-1925 (1974)',
  })
}

/** The ring of three, whose invariants are complete: momentum, energy and the cubic one. */
export const todaLattice: HamiltonianSystem = todaLatticeOf(3)
