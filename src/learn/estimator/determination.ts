import { mean } from '../../math/statistics.ts'

/**
 * Coefficient of determination 1 − Σ(y − ŷ)² / Σ(y − ȳ)², averaged over columns. A constant column counts 1 if it is met
 * exactly and 0 if not.
 *
 * @param predicted Shape [n, dim], row-major, as are the targets.
 */
export function determination(predicted: Float64Array, targets: Float64Array, dim: number): number {
  let sum = 0
  for (let c = 0; c < dim; c++) {
    const column = Float64Array.from({ length: targets.length / dim }, (_, i) => targets[i * dim + c])
    const center = mean(column)
    let residual = 0
    let total = 0
    for (let i = 0; i < column.length; i++) {
      residual += (column[i] - predicted[i * dim + c]) ** 2
      total += (column[i] - center) ** 2
    }
    sum += total > 0 ? 1 - residual / total : Number(residual === 0)
  }
  return sum / dim
}
