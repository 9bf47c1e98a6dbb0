import type { OdeSystem } from '../../system/system.ts'
import type { EnergyModel } from './energy-model.ts'
import { type EnergyDesign, type EnergyFit, type EnergyFitOptions, solveDesign } from './fit-energy.ts'
import { type GradientData, gradientsFromDerivatives } from './gradient-data.ts'
import { type PairScheme, type StepPairs, schemeCorrections } from './pair-scheme.ts'

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
  const correct = schemeCorrections(pairs, scheme)
  let [fit, before] = [first, first]
  while (defects.length < most) {
    const { derivatives, defect } = correct(systemOf(fit.model))
    const last = defects[defects.length - 1] ?? Number.POSITIVE_INFINITY
    if (!(defect < last)) return { ...before, defects }
    defects.push(defect)
    if (defect > STALLED * last) break
    before = fit
    fit = solveDesign({ ...data, gradients: gradientsFromDerivatives(derivatives, data.dim) }, design, options)
  }
  return { ...fit, defects }
}
