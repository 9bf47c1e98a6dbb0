import type { Dataset } from '../../../src/dataset/dataset.ts'
import type { EnergyBasis } from '../../../src/learn/hamiltonian/energy-basis.ts'
import { gradientsFromDerivatives } from '../../../src/learn/hamiltonian/gradient-data.ts'
import { energyUnits } from '../../../src/learn/hamiltonian/samples.ts'
import { solveEnergy } from '../../../src/learn/hamiltonian/solve-energy.ts'

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

/** All monomials up to a degree. */
function monomialBasis(dim: number, degree: number): EnergyBasis {
  const exponents = monomials(dim, degree)
  const count = exponents.length
  return {
    count,
    free: 0,
    write(y, out) {
      for (let k = 0; k < count; k++) {
        out[k] = power(y, exponents[k])
        for (let j = 0; j < dim; j++) {
          const lowered = exponents[k].map((exponent, i) => (i === j ? exponent - 1 : exponent))
          out[(1 + j) * count + k] = exponents[k][j] === 0 ? 0 : exponents[k][j] * power(y, lowered)
        }
      }
    },
  }
}

/** The constant first. */
function monomials(dim: number, degree: number): number[][] {
  if (dim === 0) return [[]]
  const all = Array.from({ length: degree + 1 }, (_, first) =>
    monomials(dim - 1, degree - first).map((rest) => [first, ...rest]),
  )
  return all.flat()
}

function power(y: Float64Array, exponents: readonly number[]): number {
  return exponents.reduce((product, exponent, j) => product * y[j] ** exponent, 1)
}
