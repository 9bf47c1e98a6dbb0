import type { QrFactor } from '../math/least-squares/qr-factor.ts'
import type { Layer } from './sampled-network.ts'

/** What the rows of a fit's least-squares problem are made of. */
export interface Design {
  readonly layers: readonly Layer[]
  /** Whether the inputs stand beside the neurons as features. */
  readonly linear: boolean
  readonly targetDim: number
}

/** Makes the features of rows as they come and folds them into one factor of [features | targets]. */
export interface Factorizer {
  /**
   * Folds in n rows.
   *
   * @param inputs Shape [n, inputDim]. @param targets Shape [n, targetDim]. @param weights Shape [n], not negative.
   */
  add(inputs: Float64Array, targets: Float64Array, n: number, weights?: Float64Array): void
  /** The factor of all rows so far; more may follow. */
  finish(): QrFactor
  /** Memory held, in bytes. */
  bytes(): number
}
