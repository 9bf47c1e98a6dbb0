import { defineDde } from '../../system/define-dde.ts'
import type { DdeSystem } from '../../system/system.ts'

/**
 * A delay equation with constant lags, and beside it the tangent vector w = exp(−shift · t) v of its linearization:
 * w′ = (J₀ − shift) w + Σₖ Jₖ exp(−shift · τₖ) w(t − τₖ). The state is [y…, w…].
 */
export function shiftedTangent(system: DdeSystem, shift: number): DdeSystem {
  const { name, dim, lags, initialState, variables } = system
  const jacobian = system.jacobian!
  const delays = new Float64Array(lags)
  system.delays(0, Float64Array.from(initialState), delays)
  const factors = delays.map((lag) => Math.exp(-shift * lag))
  const width = (1 + lags) * dim
  const y = new Float64Array(dim)
  const slope = new Float64Array(dim)
  const past = new Float64Array(lags * dim)
  const partials = new Float64Array(dim * width)
  return defineDde({
    name,
    variables: [...variables, ...variables.map((variable) => `tangent ${variable}`)],
    lags,
    constantDelays: true,
    delays: (_t, _y, out) => out.set(delays),
    initialState: [...initialState, ...variables.map(() => 1)],
    field(t, state, before, out) {
      for (let i = 0; i < dim; i++) y[i] = state[i]
      for (let k = 0; k < lags; k++) for (let i = 0; i < dim; i++) past[k * dim + i] = before[k * 2 * dim + i]
      system.field(t, y, past, slope)
      jacobian(t, y, past, partials)
      for (let i = 0; i < dim; i++) {
        out[i] = slope[i]
        let sum = -shift * state[dim + i]
        for (let j = 0; j < dim; j++) sum += partials[i * width + j] * state[dim + j]
        for (let k = 0; k < lags; k++)
          for (let j = 0; j < dim; j++)
            sum += partials[i * width + (1 + k) * dim + j] * factors[k] * before[k * 2 * dim + dim + j]
        out[dim + i] = sum
      }
    },
  })
}
