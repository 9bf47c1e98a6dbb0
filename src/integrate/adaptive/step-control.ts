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
}

export interface StepController {
  /** The factor for the next step, after one with this error (at most 1) was taken. */
  accepted(error: number): number
  /** The factor for another try, at most 1. */
  rejected(error: number): number
}

/**
 * PI step-size control: the next step depends on this error and the last one, so steps do not oscillate where stability
 * limits them. Source: Hairer, Wanner, Solving Ordinary Differential Equations II, section IV.2.
 */
export function stepController({ order, beta, safety, least, most }: StepControl): StepController {
  const exponent = 1 / order - 0.75 * beta
  let before = 1e-4
  let afterRejection = false
  return {
    accepted(error) {
      const ideal = safety / error ** exponent
      const damped = beta === 0 ? ideal : ideal * before ** beta
      before = Math.max(error, 1e-4)
      const ceiling = afterRejection ? 1 : most
      afterRejection = false
      return Math.min(ceiling, Math.max(least, damped))
    },
    rejected(error) {
      afterRejection = true
      return Number.isFinite(error) ? Math.max(least, Math.min(1, safety / error ** (1 / order))) : 0.2
    },
  }
}
