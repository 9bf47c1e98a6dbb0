import { type Scaler, scaleRows, standardScaler } from '../../dataset/scaling.ts'
import { emptyFactor, foldSource } from '../../math/least-squares/qr-factor.ts'
import { solveFactor } from '../../math/least-squares/solve-factor.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type DelaySpace, type DelaySystem, delaySpace, delaySystem, type NextSample } from '../delay-system.ts'
import { delayPairs } from '../delay-window.ts'

/**
 * The best linear forecast (with intercept) of the next sample from the last `delays` samples, by least squares.
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 */
export function linearAutoregression(
  records: Trajectory | readonly Trajectory[],
  { delays }: { readonly delays: number },
): DelaySystem {
  const { size, inputs, inputDim, targets, targetDim } = delayPairs(records, { delays })
  const scaler = standardScaler(inputs, inputDim)
  const scaled = scaleRows(scaler, inputs)
  const factor = emptyFactor(1 + inputDim, targetDim)
  const write = (i: number, row: Float64Array): void => {
    row[0] = 1
    row.set(scaled.subarray(i * inputDim, (i + 1) * inputDim), 1)
    row.set(targets.subarray(i * targetDim, (i + 1) * targetDim), 1 + inputDim)
  }
  foldSource(factor, { size, write })
  const { coefficients } = solveFactor(factor, { relative: 1e-12 })
  const space = delaySpace('linear autoregression', records, delays)
  return linearAutoregressionOf({ learner: 'linear-autoregression', space, scaler, coefficients })
}

/** As plain data. */
export type LinearAutoregressionRecipe = {
  readonly learner: 'linear-autoregression'
  readonly space: DelaySpace
  readonly scaler: Scaler
  /** Shape [1 + variables, channels], the intercept first. */
  readonly coefficients: Float64Array
}

export function linearAutoregressionOf(recipe: LinearAutoregressionRecipe): DelaySystem {
  const { space, scaler, coefficients } = recipe
  const { channels, variables } = space
  const dim = variables.length
  const nextSample: NextSample = (y, out) => {
    for (let c = 0; c < channels; c++) {
      out[c] = coefficients[c]
      for (let j = 0; j < dim; j++)
        out[c] += (coefficients[(1 + j) * channels + c] * (y[j] - scaler.mean[j])) / scaler.scale[j]
    }
  }
  return delaySystem('linear autoregression', space, nextSample, recipe)
}
