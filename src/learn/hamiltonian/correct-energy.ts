import type { OdeSystem } from '../../system/system.ts'
import type { EnergyModel } from './energy-model.ts'
import { type EnergyDesign, type EnergyFit, type EnergyFitOptions, solveDesign } from './fit-energy.ts'
import { type GradientData, gradientsFromDerivatives } from './gradient-data.ts'
import { correctedDerivatives, type PairScheme, type StepPairs } from './pair-scheme.ts'

export interface CorrectedFit extends EnergyFit {
  /** What the learned flow misses the samples by before each correction, in lengths of the step. */
  readonly defects: readonly number[]
}

/** A correction that leaves more than this share of the defect has met something else: noise, or the network's width. */
const STALLED = 0.8

/** Solves again and again with the derivatives that the fit before corrects, while that makes the defect smaller. */
export function correctEnergy(
  first: EnergyFit,
  data: GradientData,
  design: EnergyDesign,
  options: EnergyFitOptions,
  { pairs, scheme, most }: { readonly pairs: StepPairs; readonly scheme: PairScheme; readonly most: number },
  systemOf: (model: EnergyModel) => OdeSystem,
): CorrectedFit {
  const defects: number[] = []
  let [fit, before] = [first, first]
  let derivatives: Float64Array | undefined
  while (defects.length < most) {
    const corrected = correctedDerivatives(pairs, scheme, systemOf(fit.model), derivatives)
    const last = defects[defects.length - 1] ?? Number.POSITIVE_INFINITY
    if (!(corrected.defect < last)) return { ...before, defects }
    defects.push(corrected.defect)
    if (corrected.defect > STALLED * last) break
    derivatives = corrected.derivatives
    before = fit
    fit = solveDesign({ ...data, gradients: gradientsFromDerivatives(derivatives, data.dim) }, design, options)
  }
  return { ...fit, defects }
}
