import type { SdeSystem } from '../../system/system.ts'
import type { FixedStepOptions } from '../fixed/drive.ts'
import { addDriftAndNoise, type SdeMethod, type SdeStep, sdeMethod } from './method.ts'

/**
 * The Euler–Maruyama method: strong order ½ (1 where the noise is additive), weak order 1, for any noise.
 * Source: G. Maruyama, Rend. Circ. Mat. Palermo 4, 48–90 (1955).
 * @throws RangeError unless `step` is positive and finite.
 */
export function eulerMaruyama(options: FixedStepOptions): SdeMethod {
  return sdeMethod({ name: 'eulerMaruyama', usesIntegrals: false, evaluations: 1, stepper: eulerStep }, options)
}

export function eulerStep({ dim, noises, field, diffusion }: SdeSystem): SdeStep {
  const f = new Float64Array(dim)
  const g = new Float64Array(dim * noises)
  return (t, h, y, { dW }, next) => {
    field(t, y, f)
    diffusion(t, y, g)
    addDriftAndNoise(y, h, f, g, dW, next)
  }
}
