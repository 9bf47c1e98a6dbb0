import { checkCount } from '../../dataset/checks.ts'
import type { LeastSquaresReport, Ridge } from '../../math/least-squares/solve-factor.ts'
import { monomials, writeMonomials } from '../../math/monomials.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type DelaySpace, type DelaySystem, delaySpace, delaySystem, type NextSample } from '../delay-system.ts'
import { type DelayWindow, incrementPairs, onWindow, spanOf } from '../delay-window.ts'
import { combination, type Features, fitLinear } from './linear-fit.ts'

export interface NextGenerationReservoirOptions {
  /** Samples of the record that the features are made of, the present one included. */
  readonly delays: number
  /** Samples from one of them to the next; default 1. */
  readonly spacing?: number
  /** Highest total degree of the products of delayed variables; default 2. */
  readonly degree?: number
  /**
   * A number is the λ of the source, on features of data in their own units; default none. Exact data may want more of it:
   * the source's Lorenz 63 model lives on the errors of its integrator, and diverges at the source's λ without them.
   */
  readonly ridge?: number | Ridge
}

/** Its state holds all samples back to the last one needed: (delays − 1)·spacing + 1 of them. */
export interface NextGenerationReservoir extends DelaySystem {
  readonly report: LeastSquaresReport
}

/**
 * Nonlinear vector autoregression: the increment to the next sample as a polynomial, constant included, of delayed samples,
 * by ridge regression.
 *
 * Source: D. J. Gauthier, E. Bollt, A. Griffith, W. A. S. Barbosa, Nature Communications 12, 5564 (2021), eqs. 4-10.
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 * @throws RangeError if no record has enough samples, or options are out of range.
 */
export function nextGenerationReservoir(
  records: Trajectory | readonly Trajectory[],
  options: NextGenerationReservoirOptions,
): NextGenerationReservoir {
  const { delays, spacing = 1, degree = 2, ridge = 0 } = options
  checkCount(delays, 'nextGenerationReservoir: delays')
  checkCount(spacing, 'nextGenerationReservoir: spacing')
  const window = { delays, spacing }
  const pairs = incrementPairs(records, window)
  const features = products(pairs.inputDim, degree)
  const { coefficients, report } = fitLinear(features, pairs, typeof ridge === 'number' ? { unscaled: ridge } : ridge)
  const space = delaySpace('next-generation reservoir', records, spanOf(window))
  return nextGenerationReservoirOf({
    learner: 'next-generation-reservoir',
    space,
    window,
    degree,
    coefficients,
    report,
  })
}

/** As plain data. */
export type NextGenerationReservoirRecipe = {
  readonly learner: 'next-generation-reservoir'
  readonly space: DelaySpace
  readonly window: Required<Omit<DelayWindow, 'lead'>>
  readonly degree: number
  /** Shape [products, channels]. */
  readonly coefficients: Float64Array
  readonly report: LeastSquaresReport
}

export function nextGenerationReservoirOf(recipe: NextGenerationReservoirRecipe): NextGenerationReservoir {
  const { space, window, degree, coefficients, report } = recipe
  const { channels } = space
  const evaluate = onWindow(combination(products(window.delays * channels, degree), coefficients), channels, window)
  const nextSample: NextSample = (y, out) => {
    evaluate(y, out)
    for (let c = 0; c < out.length; c++) out[c] += y[c]
  }
  return Object.freeze({ ...delaySystem('next-generation reservoir', space, nextSample, recipe), report })
}

function products(dim: number, degree: number): Features {
  const terms = monomials(dim, degree)
  return { count: terms.count, write: (x, out) => writeMonomials(terms, x, out) }
}
