import type { Dataset } from '../../../src/dataset/dataset.ts'
import type { EnergyBasis } from '../../../src/learn/hamiltonian/energy-basis.ts'
import { gradientsFromDerivatives } from '../../../src/learn/hamiltonian/gradient-data.ts'
import { energyUnits } from '../../../src/learn/hamiltonian/samples.ts'
import { solveEnergy } from '../../../src/learn/hamiltonian/solve-energy.ts'
import { monomials, writeMonomialDerivatives, writeMonomials } from '../../../src/math/monomials.ts'

/** The energy as a polynomial of this degree, by the same rows as a network. */
export function learnPolynomial(rows: Dataset, degree: number): (y: Float64Array) => number {
  const { size, inputDim: dim, inputs, targets } = rows
  const units = energyUnits(inputs, dim, new Array<number>(dim).fill(0))
  const basis = monomialBasis(dim, degree)
  const entries = Array.from({ length: dim }, (_, j) => j)
  const data = { size, dim, states: inputs, gradients: gradientsFromDerivatives(targets, dim), units }
  const { coefficients } = solveEnergy(basis, data, entries, { relative: 0 })
  const values = new Float64Array((1 + dim) * basis.count)
  return (y) => {
    basis.write(y, values)
    return coefficients.reduce((sum, coefficient, k) => sum + coefficient * values[k], 0)
  }
}

/** All monomials up to a degree, the constant first. */
function monomialBasis(dim: number, degree: number): EnergyBasis {
  const terms = monomials(dim, degree)
  const { count } = terms
  return {
    count,
    free: 0,
    write(y, out) {
      const values = out.subarray(0, count)
      writeMonomials(terms, y, values)
      for (let j = 0; j < dim; j++)
        writeMonomialDerivatives(terms, y, values, j, out.subarray((1 + j) * count, (2 + j) * count))
    },
  }
}
