import { power } from '../../math/power.ts'

/** How a method turns error estimates into step sizes. */
export interface StepControl {
  /** The error of a step grows like h to this power. */
  readonly order: number
  /** Weight of the step before in the PI controller; 0 for the plain one. */
  readonly beta: number
  readonly safety: number
  /** Bounds on the ratio of two steps. */
  readonly least: number
  readonly most: number
  /** Follow the trend of the error too: for stiff methods, whose steps change by powers of ten. */
  readonly predictive?: boolean
  /** Factors from 1 to this become 1, so that the factors of a matrix can be kept. */
  readonly keep?: number
}

export interface StepController {
  /** The factor for the next step, after one of length h with this error (at most 1) was taken. */
  accepted(error: number, h: number): number
  /** The factor for another try, at most 1. */
  rejected(error: number): number
}

/**
 * PI step-size control: the next step depends on this error and the last one, so steps do not oscillate where stability
 * limits them. Source: Hairer, Wanner, Solving Ordinary Differential Equations II, section IV.2; for the predictive
 * controller of K. Gustafsson section IV.8, eq. 8.25.
 */
export function stepController(control: StepControl): StepController {
  const { order, beta, safety, least, most, predictive = false, keep = 1 } = control
  const exponent = 1 / order - 0.75 * beta
  let before = 1e-4
  let stepBefore = 0
  let afterRejection = false
  return {
    accepted(error, h) {
      const ideal = safety / power(error, exponent)
      const damped = beta === 0 ? ideal : ideal * power(before, beta)
      const trend = predictive && stepBefore !== 0 ? (h / stepBefore) * power(before / error, 1 / order) : 1
      before = Math.max(error, predictive ? 1e-2 : 1e-4)
      stepBefore = h
      const ceiling = afterRejection ? 1 : most
      afterRejection = false
      const factor = Math.min(ceiling, Math.max(least, damped * Math.min(1, trend)))
      return factor >= 1 && factor <= keep ? 1 : factor
    },
    rejected(error) {
      afterRejection = true
      return Number.isFinite(error) ? Math.max(least, Math.min(1, safety / power(error, 1 / order))) : 0.2
    },
  }
}
