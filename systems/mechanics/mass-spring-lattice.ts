import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/**
 * A net of equal masses joined by equal springs, its rim held fast; u1_1 … are the displacements out of the plane of the
 * net, row by row, pu1_1 … the momenta. It starts with one mass pulled out.
 * @throws RangeError unless rows and columns are whole numbers with 1 to 100 masses in all.
 */
export function massSpringLatticeOf(rows: number, columns: number): HamiltonianSystem {
  if (!(Number.isInteger(rows) && Number.isInteger(columns) && rows > 0 && columns > 0 && rows * columns <= 100))
    throw new RangeError(`massSpringLatticeOf: got ${rows} rows of ${columns}, give whole numbers with 1 to 100 masses`)
  const displacement = (row: number, column: number): string => `u${row}_${column}`
  const positions = whole(rows).flatMap((row) => whole(columns).map((column) => displacement(row, column)))
  const frequency2 = 4 * (Math.sin(Math.PI / (2 * rows + 2)) ** 2 + Math.sin(Math.PI / (2 * columns + 2)) ** 2)
  return defineHamiltonian({
    name: `mass–spring lattice ${rows} × ${columns}`,
    domain: 'mechanics',
    units: 'dimensionless',
    parameters: { m: 1, k: 1 },
    positions,
    momenta: positions.map((position) => `p${position}`),
    hamiltonian:
      `(${positions.map((position) => `p${position}^2`).join(' + ')})/(2*m)` +
      ` + k/2*(${stretches(rows, columns, displacement).join(' + ')})`,
    initialState: [1, ...Array.from({ length: 2 * positions.length - 1 }, () => 0)],
    period: (2 * Math.PI) / Math.sqrt(frequency2),
    notes:
      'Linear. Wave (a, b) has the squared angular frequency 4 k/m (sin^2(pi a/(2 rows + 2)) + sin^2(pi b/(2 ' +
      'columns + 2))); the period is that of the slowest, (1, 1).',
    source: 'M. Born, T. von Kármán, Physikalische Zeitschrift 13, 297-309 (1912)',
  })
}

/** 1 … n. */
function whole(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1)
}

/** The square of every spring's stretch: along the rows and along the columns, from rim to rim. */
function stretches(rows: number, columns: number, displacement: (row: number, column: number) => string): string[] {
  const alongRows = whole(rows).map((row) => whole(columns).map((column) => displacement(row, column)))
  const alongColumns = whole(columns).map((column) => whole(rows).map((row) => displacement(row, column)))
  return [...alongRows, ...alongColumns].flatMap((line) => [
    `${line[0]}^2`,
    ...line.slice(1).map((name, i) => `(${name} - ${line[i]})^2`),
    `${line[line.length - 1]}^2`,
  ])
}

/** A net of 4 by 4 masses. */
export const massSpringLattice: HamiltonianSystem = massSpringLatticeOf(4, 4)
