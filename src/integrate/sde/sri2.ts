import type { SdeSystem } from '../../system/system.ts'
import type { FixedStepOptions } from '../fixed/drive.ts'
import { addDriftAndNoise, checkCommutes, type SdeMethod, type SdeStep, sdeMethod } from './method.ts'

/**
 * Rößler's stochastic Runge–Kutta method SRI2: strong order 1 without derivatives for noise that is additive, diagonal
 * or commutative; order 2 where the noise vanishes.
 * Source: A. Rößler, SIAM J. Numer. Anal. 48, 922–952 (2010), SRI2, with the iterated integrals of commutative noise.
 * @throws RangeError unless `step` is positive and finite; from the integration, for noise not known to commute.
 */
export function sri2(options: FixedStepOptions): SdeMethod {
  return sdeMethod({ name: 'sri2', usesIntegrals: false, evaluations: 2, stepper }, options)
}

function stepper(system: SdeSystem): SdeStep {
  checkCommutes('sri2', system)
  const { dim, noises, noiseKind, field, diffusion } = system
  const [f, end, fEnd] = [new Float64Array(dim), new Float64Array(dim), new Float64Array(dim)]
  const g = new Float64Array(dim * noises)
  const addCorrection = noiseKind === 'diagonal' ? diagonal(system) : commutative(system)
  return (t, h, y, { dW }, next) => {
    field(t, y, f)
    diffusion(t, y, g)
    for (let i = 0; i < dim; i++) end[i] = y[i] + h * f[i]
    field(t + h, end, fEnd)
    for (let i = 0; i < dim; i++) f[i] = 0.5 * (f[i] + fEnd[i])
    addDriftAndNoise(y, h, f, g, dW, next)
    if (noiseKind !== 'additive') addCorrection(t, h, end, g, dW, next)
  }
}

/** Adds ½ √h Σₖ gₖ(end + supportₖ) − gₖ(end − supportₖ) to next, with supportₖ = Σⱼ gⱼ Iⱼₖ/√h. */
type Correction = (
  t: number,
  h: number,
  end: Float64Array,
  g: Float64Array,
  dW: Float64Array,
  next: Float64Array,
) => void

/** One support serves all processes, for each looks at its own entry only. */
function diagonal({ dim, diffusion }: SdeSystem): Correction {
  const [above, below] = [new Float64Array(dim), new Float64Array(dim)]
  const [gAbove, gBelow] = [new Float64Array(dim * dim), new Float64Array(dim * dim)]
  return (t, h, end, g, dW, next) => {
    const root = Math.sqrt(h)
    for (let i = 0; i < dim; i++) {
      const support = (g[i * (dim + 1)] * (dW[i] * dW[i] - h)) / (2 * root)
      above[i] = end[i] + support
      below[i] = end[i] - support
    }
    diffusion(t + h, above, gAbove)
    diffusion(t + h, below, gBelow)
    for (let i = 0; i < dim; i++) next[i] += 0.5 * root * (gAbove[i * (dim + 1)] - gBelow[i * (dim + 1)])
  }
}

function commutative({ dim, noises, diffusion }: SdeSystem): Correction {
  const [above, below] = [new Float64Array(dim), new Float64Array(dim)]
  const [gAbove, gBelow] = [new Float64Array(dim * noises), new Float64Array(dim * noises)]
  return (t, h, end, g, dW, next) => {
    const root = Math.sqrt(h)
    for (let k = 0; k < noises; k++) {
      for (let i = 0; i < dim; i++) {
        let support = 0
        for (let j = 0; j < noises; j++) support += g[i * noises + j] * (dW[j] * dW[k] - (j === k ? h : 0))
        support /= 2 * root
        above[i] = end[i] + support
        below[i] = end[i] - support
      }
      diffusion(t + h, above, gAbove)
      diffusion(t + h, below, gBelow)
      for (let i = 0; i < dim; i++) next[i] += 0.5 * root * (gAbove[i * noises + k] - gBelow[i * noises + k])
    }
  }
}
