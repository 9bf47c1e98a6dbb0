import { Matrix, QrDecomposition } from 'ml-matrix'
import { DIM, trainingPairs } from '../problem.ts'
import type { Contender } from './contender.ts'
import { featureRows } from './predictions.ts'

/** What npm offers for least squares. */
export const mlMatrix: Contender = {
  fit(problem) {
    const { inputs, targets, size } = trainingPairs(problem)
    return () => {
      const features = new Matrix(featureRows(problem, inputs))
      const readout = new QrDecomposition(features).solve(Matrix.from1DArray(size, DIM, targets))
      return (points) => Float64Array.from(new Matrix(featureRows(problem, points)).mmul(readout).to1DArray())
    }
  },
}
