import type { Diffusion, SdeSystem } from '../../system/system.ts'
import type { FixedStepOptions } from '../fixed/drive.ts'
import { eulerStep } from './euler-maruyama.ts'
import { addDriftAndNoise, checkCommutes, type SdeMethod, type SdeStep, sdeMethod } from './method.ts'

/**
 * Milstein's method: strong order 1 for noise that is additive, diagonal or commutative. The derivative of the
 * diffusion is the system's own; where it has none, differences along the noise take its place.
 * Sources: G. N. Milstein, Theory Probab. Appl. 19, 557–562 (1974); P. E. Kloeden, E. Platen, Numerical Solution of
 * Stochastic Differential Equations (1992), sections 10.3 and 11.1.
 * @throws RangeError unless `step` is positive and finite; from the integration, for noise not known to commute.
 */
export function milstein(options: FixedStepOptions): SdeMethod {
  return sdeMethod({ name: 'milstein', usesIntegrals: false, evaluations: 1, stepper }, options)
}

function stepper(system: SdeSystem): SdeStep {
  checkCommutes('milstein', system)
  const { noiseKind, diffusionDerivative } = system
  // The correction is a derivative of the noise along the noise: 0 if that does not depend on the state.
  if (noiseKind === 'additive') return eulerStep(system)
  if (noiseKind === 'diagonal')
    return diffusionDerivative ? diagonalStep(system, diffusionDerivative) : diagonalDifferenceStep(system)
  return diffusionDerivative ? commutativeStep(system, diffusionDerivative) : commutativeDifferenceStep(system)
}

/** Adds ½ gᵢ gᵢ′ (ΔWᵢ² − h). */
function diagonalStep(system: SdeSystem, derivative: Diffusion): SdeStep {
  const { dim, field, diffusion } = system
  const [f, slope] = [new Float64Array(dim), new Float64Array(dim)]
  const g = new Float64Array(dim * dim)
  return (t, h, y, { dW }, next) => {
    field(t, y, f)
    diffusion(t, y, g)
    derivative(t, y, slope)
    for (let i = 0; i < dim; i++) {
      const own = g[i * (dim + 1)]
      next[i] = y[i] + h * f[i] + own * (dW[i] + 0.5 * slope[i] * (dW[i] * dW[i] - h))
    }
  }
}

/** Takes (g(y + h f + √h g) − g(y))/√h for g g′. */
function diagonalDifferenceStep({ dim, field, diffusion }: SdeSystem): SdeStep {
  const [f, support] = [new Float64Array(dim), new Float64Array(dim)]
  const [g, displaced] = [new Float64Array(dim * dim), new Float64Array(dim * dim)]
  return (t, h, y, { dW }, next) => {
    field(t, y, f)
    diffusion(t, y, g)
    const root = Math.sqrt(h)
    for (let i = 0; i < dim; i++) support[i] = y[i] + h * f[i] + root * g[i * (dim + 1)]
    diffusion(t, support, displaced)
    for (let i = 0; i < dim; i++) {
      const own = g[i * (dim + 1)]
      const change = displaced[i * (dim + 1)] - own
      next[i] = y[i] + h * f[i] + own * dW[i] + (change * (dW[i] * dW[i] - h)) / (2 * root)
    }
  }
}

/** Adds ½ Σⱼₖₗ gₗⱼ ∂gᵢₖ/∂yₗ (ΔWⱼ ΔWₖ − δⱼₖ h), the sum over j taken first. */
function commutativeStep({ dim, noises, field, diffusion }: SdeSystem, derivative: Diffusion): SdeStep {
  const [f, move] = [new Float64Array(dim), new Float64Array(dim)]
  const g = new Float64Array(dim * noises)
  const slope = new Float64Array(dim * noises * dim)
  return (t, h, y, { dW }, next) => {
    field(t, y, f)
    diffusion(t, y, g)
    derivative(t, y, slope)
    for (let l = 0; l < dim; l++) {
      move[l] = 0
      for (let j = 0; j < noises; j++) move[l] += g[l * noises + j] * dW[j]
    }
    for (let i = 0; i < dim; i++) {
      let correction = 0
      for (let k = 0; k < noises; k++)
        for (let l = 0; l < dim; l++)
          correction += slope[(i * noises + k) * dim + l] * (move[l] * dW[k] - h * g[l * noises + k])
      next[i] = y[i] + h * f[i] + move[i] + 0.5 * correction
    }
  }
}

/** The same with (gₖ(y + h f + √h gⱼ) − gₖ(y))/√h for the derivative of column k along column j. */
function commutativeDifferenceStep({ dim, noises, field, diffusion }: SdeSystem): SdeStep {
  const [f, support] = [new Float64Array(dim), new Float64Array(dim)]
  const [g, displaced] = [new Float64Array(dim * noises), new Float64Array(dim * noises)]
  return (t, h, y, { dW }, next) => {
    field(t, y, f)
    diffusion(t, y, g)
    addDriftAndNoise(y, h, f, g, dW, next)
    const root = Math.sqrt(h)
    for (let j = 0; j < noises; j++) {
      for (let i = 0; i < dim; i++) support[i] = y[i] + h * f[i] + root * g[i * noises + j]
      diffusion(t, support, displaced)
      for (let k = 0; k < noises; k++) {
        const weight = (dW[j] * dW[k] - (j === k ? h : 0)) / (2 * root)
        for (let i = 0; i < dim; i++) next[i] += weight * (displaced[i * noises + k] - g[i * noises + k])
      }
    }
  }
}
