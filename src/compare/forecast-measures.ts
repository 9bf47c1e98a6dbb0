import { mean, rootMeanSquare } from '../math/statistics.ts'
import { type MeanAbsoluteError, mae } from './mae.ts'
import { type MaseOptions, mase, type ScaledError } from './mase.ts'
import type { Pair } from './pairs.ts'
import { type Determination, rSquared } from './r-squared.ts'
import { type SymmetricError, smape } from './smape.ts'
import { type Spread, spread } from './spread.ts'

/** Errors of forecasts over the times that truth and prediction share, the start included. Plain data. */
export interface ForecastMeasures {
  readonly mae: MeanAbsoluteError
  readonly smape: SymmetricError
  readonly rSquared: Determination
  /** Where a training record was given. */
  readonly mase?: ScaledError
  /** One number for each start; what a prediction that stopped early leaves out is not in it. */
  readonly overStarts: {
    /** Root mean square over shared times and scaled variables. */
    readonly nrmse: Spread
    /** Mean over shared times and scaled variables. */
    readonly mae: Spread
    /** Mean over shared times and variables. */
    readonly smape: Spread
  }
}

/**
 * @param errors For each pair its error over time in `unit`. @param scale Shape [dim].
 */
export function forecastMeasures(
  pairs: readonly Pair[],
  errors: readonly Float64Array[],
  { scale, unit, training }: { readonly scale: Float64Array; readonly unit: string; readonly training?: MaseOptions },
): ForecastMeasures {
  const scaled = (values: Float64Array): number => mean(values.map((value, j) => value / scale[j]))
  return {
    mae: mae(pairs),
    smape: smape(pairs),
    rSquared: rSquared(pairs),
    ...(training && { mase: mase(pairs, training) }),
    overStarts: {
      nrmse: spread(errors.map(rootMeanSquare), unit),
      mae: spread(
        pairs.map((pair) => scaled(mae([pair]).values)),
        unit,
      ),
      smape: spread(
        pairs.map((pair) => mean(smape([pair]).values)),
        'percent, 0 to 200',
      ),
    },
  }
}
