import type { SdeSystem } from '../../system/system.ts'
import type { FixedStepOptions } from '../fixed/drive.ts'
import { type SdeMethod, type SdeStep, sdeMethod } from './method.ts'

/**
 * Rößler's stochastic Runge–Kutta method SRA1 for additive noise: strong order 1.5, order 2 where the noise vanishes.
 * Source: A. Rößler, SIAM J. Numer. Anal. 48, 922–952 (2010), SRA1.
 * @throws RangeError unless `step` is positive and finite; from the integration, for noise that depends on the state.
 */
export function sra1(options: FixedStepOptions): SdeMethod {
  return sdeMethod({ name: 'sra1', usesIntegrals: true, evaluations: 2, stepper }, options)
}

function stepper({ name, dim, noises, noiseKind, field, diffusion }: SdeSystem): SdeStep {
  if (noiseKind !== 'additive')
    throw new RangeError(`sra1: the noise of ${name} is ${noiseKind}, not additive; ${alternative[noiseKind]}`)
  const [f, inside, fInside] = [new Float64Array(dim), new Float64Array(dim), new Float64Array(dim)]
  const [g, gEnd] = [new Float64Array(dim * noises), new Float64Array(dim * noises)]
  return (t, h, y, { dW, dZ }, next) => {
    field(t, y, f)
    diffusion(t, y, g)
    diffusion(t + h, y, gEnd)
    for (let i = 0; i < dim; i++) {
      let [height, noise] = [0, 0]
      for (let j = 0, n = i * noises; j < noises; j++, n++) {
        height += (gEnd[n] * dZ[j]) / h
        noise += gEnd[n] * dW[j] - ((gEnd[n] - g[n]) * dZ[j]) / h
      }
      inside[i] = y[i] + 0.75 * h * f[i] + 1.5 * height
      next[i] = y[i] + noise
    }
    field(t + 0.75 * h, inside, fInside)
    for (let i = 0; i < dim; i++) next[i] += (h / 3) * (f[i] + 2 * fInside[i])
  }
}

const alternative = {
  diagonal: 'use sri2 or milstein',
  commutative: 'use sri2 or milstein',
  general: "use eulerMaruyama, or define the system with noiseKind: 'additive' if it is",
}
