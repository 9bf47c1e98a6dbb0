import { threefry, threefryKey } from '../../math/threefry.ts'

export interface EnsembleOptions {
  /** Default 10. */
  readonly members?: number
  /** Every seed has members of its own; default 0. */
  readonly seed?: number
}

/** What the members of an ensemble say of some rows. */
export interface EnsemblePrediction {
  /** Shape [n, dim], row-major. */
  readonly mean: Float64Array
  /** Standard deviation over the members (divisor members − 1); shape [n, dim]. */
  readonly spread: Float64Array
}

/** Several models of the same thing that differ in their sampled neurons. */
export interface Ensemble<Member> {
  readonly members: readonly Member[]
  /** Root mean square of the members' errors on the rows they were fitted to; shape [dim]. */
  readonly trainingRmse: Float64Array
  /** @param inputs Shape [n, inputDim], row-major. */
  predictRows(inputs: Float64Array): EnsemblePrediction
}

/**
 * The models that `learn` makes from several seeds: `learnEnsemble((seed) => learnFlowMap(data, { width: 200, seed }))`.
 *
 * @throws RangeError for fewer than two members, whatever `learn` throws.
 */
export function learnEnsemble<Member>(
  learn: (seed: number) => Member,
  { members = 10, seed = 0 }: EnsembleOptions = {},
): Member[] {
  if (!(Number.isInteger(members) && members >= 2))
    throw new RangeError(`learnEnsemble: members must be a whole number from 2, got ${members}`)
  return Array.from({ length: members }, (_, k) => learn(memberSeed(seed, k)))
}

/** Scrambled, so that the ensembles of neighboring seeds share no member. */
function memberSeed(seed: number, member: number): number {
  const words = Int32Array.of(member, 0, 0, 0)
  threefry(threefryKey(seed, 0, 0, 0), words)
  return words[0]
}

/** @param predictions One array for each member, all of the same shape. */
export function meanAndSpread(predictions: readonly Float64Array[]): EnsemblePrediction {
  const mean = new Float64Array(predictions[0].length)
  const spread = new Float64Array(mean.length)
  for (let i = 0; i < mean.length; i++) {
    let sum = 0
    for (const values of predictions) sum += values[i]
    mean[i] = sum / predictions.length
    let squares = 0
    for (const values of predictions) squares += (values[i] - mean[i]) ** 2
    spread[i] = Math.sqrt(squares / (predictions.length - 1))
  }
  return { mean, spread }
}
