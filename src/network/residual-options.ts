/** How a representation is moved from layer to layer. */
export interface ResidualOptions {
  /** Share η of each step that is taken, in (0, 1]. Default 1. */
  readonly learningRate?: number
  /** Ridge λ of a step, on features of unit norm. Default 1e-8; more, such as the source's 1e-4, for noisy targets. */
  readonly stepRidge?: number
  /** Whether neurons see the inputs beside the representation, as in both sources. Default true. */
  readonly seesInputs?: boolean
}

/** With defaults. @throws RangeError for a rate or ridge out of range. */
export function residualOptions({
  learningRate = 1,
  stepRidge = 1e-8,
  seesInputs = true,
}: ResidualOptions): Required<ResidualOptions> {
  if (!(learningRate > 0 && learningRate <= 1))
    throw new RangeError(`fitNetwork: residual.learningRate must lie in (0, 1], got ${learningRate}`)
  if (!(stepRidge >= 0 && Number.isFinite(stepRidge)))
    throw new RangeError(`fitNetwork: residual.stepRidge must be finite and not negative, got ${stepRidge}`)
  return { learningRate, stepRidge, seesInputs }
}
