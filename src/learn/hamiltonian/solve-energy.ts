import { factorSource } from '../../math/least-squares/factor-source.ts'
import type { QrFactor, RowSource } from '../../math/least-squares/qr-factor.ts'
import { bestRidge, ridgePath } from '../../math/least-squares/ridge-path.ts'
import { type LeastSquaresReport, type Ridge, solveFactor } from '../../math/least-squares/solve-factor.ts'
import type { EnergyBasis } from './energy-basis.ts'
import type { GradientData } from './gradient-data.ts'

/** Penalty on the neurons' coefficients: given, or chosen from a path by closed-form cross-validation. */
export type EnergyRidge = Ridge | 'leave-one-out' | 'generalized-cross-validation'

export interface EnergySolution {
  /** The data's other unknowns. */
  readonly others: Float64Array
  /** Shape [basis.count]; the first, the constant, is 0. */
  readonly coefficients: Float64Array
  readonly report: LeastSquaresReport
}

/** Fits the gradient of the basis, and what else the data is linear in, to the data's gradient in the given entries. */
export function solveEnergy(
  basis: EnergyBasis,
  data: GradientData,
  entries: readonly number[],
  ridge: EnergyRidge,
): EnergySolution {
  const rows = energyRows(basis, data, entries)
  const first = data.others?.count ?? 0
  const factor = factorSource(rows, first + basis.count - 1, 1)
  const free = first + basis.free
  const { coefficients, report } = solveFactor(factor, chosenRidge(ridge, factor, free, rows), free)
  const withConstant = new Float64Array(basis.count)
  withConstant.set(coefficients.subarray(first), 1)
  return { others: coefficients.slice(0, first), coefficients: withConstant, report }
}

function chosenRidge(ridge: EnergyRidge, factor: QrFactor, free: number, rows: RowSource): Ridge {
  if (typeof ridge === 'object') return ridge
  const path = ridgePath(factor, free, ridge === 'leave-one-out' ? rows : undefined)
  return bestRidge(path, path.leaveOneOut ?? path.generalizedCrossValidation).ridge
}

/** Sum of squared misfits of the gradient over all samples and entries, in units of energy. */
export function gradientMisfit(
  basis: EnergyBasis,
  data: GradientData,
  entries: readonly number[],
  { others, coefficients }: EnergySolution,
): number {
  const { size, write } = energyRows(basis, data, entries)
  const solution = new Float64Array(others.length + coefficients.length - 1)
  solution.set(others)
  solution.set(coefficients.subarray(1), others.length)
  const row = new Float64Array(solution.length + 1)
  let sum = 0
  for (let i = 0; i < size; i++) {
    write(i, row)
    let misfit = -row[solution.length]
    for (let k = 0; k < solution.length; k++) misfit += row[k] * solution[k]
    sum += misfit * misfit
  }
  return sum
}

/** Row after row [others | ∂ψ₁/∂yⱼ, ∂ψ₂/∂yⱼ, … | ∂H/∂yⱼ] in units of energy, the entries j of a sample in turn. */
function energyRows(
  { count, write: writeBasis }: EnergyBasis,
  { size, dim, states, gradients, units, others }: GradientData,
  entries: readonly number[],
): RowSource {
  const written = new Float64Array((1 + dim) * count)
  const first = others?.count ?? 0
  let last = -1
  return {
    size: size * entries.length,
    write(index, row) {
      const i = Math.floor(index / entries.length)
      const j = entries[index % entries.length]
      if (i !== last) writeBasis(states.subarray(i * dim, (i + 1) * dim), written)
      last = i
      const unit = units[j]
      if (others) for (let e = 0; e < first; e++) row[e] = unit * others.effects[(i * dim + j) * first + e]
      const start = (1 + j) * count
      for (let k = 1; k < count; k++) row[first + k - 1] = unit * written[start + k]
      row[first + count - 1] = unit * gradients[i * dim + j]
    },
  }
}
