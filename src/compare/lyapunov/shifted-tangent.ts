import { defineDde } from '../../system/define-dde.ts'
import type { DdeSystem } from '../../system/system.ts'

/**
 * A delay equation with constant lags, beside it a tangent vector of its linearization and the logarithm that was taken
 * out of that: v = exp(shift · t + s) w, where s′ = (|w|² − 1)/(|w|² + 1)/longest lag keeps w near order one. This is
 * w′ = (J₀ − shift − s′) w + Σₖ Jₖ exp(−shift · τₖ − s + s(t − τₖ)) w(t − τₖ). The state is [y…, w…, s].
 */
export function shiftedTangent(system: DdeSystem, shift: number): DdeSystem {
  const { name, dim, lags, initialState, variables } = system
  const jacobian = system.jacobian!
  const delays = new Float64Array(lags)
  system.delays(0, Float64Array.from(initialState), delays)
  const factors = delays.map((lag) => Math.exp(-shift * lag))
  const rate = 1 / (Math.max(...delays) || 1)
  const width = (1 + lags) * dim
  const size = 2 * dim + 1
  const y = new Float64Array(dim)
  const slope = new Float64Array(dim)
  const past = new Float64Array(lags * dim)
  const partials = new Float64Array(dim * width)
  return defineDde({
    name,
    variables: [...variables, ...variables.map((variable) => `tangent ${variable}`), 'logarithm'],
    lags,
    constantDelays: true,
    delays: (_t, _y, out) => out.set(delays),
    initialState: [...initialState, ...variables.map(() => 1), 0],
    field(t, state, before, out) {
      for (let i = 0; i < dim; i++) y[i] = state[i]
      for (let k = 0; k < lags; k++) for (let i = 0; i < dim; i++) past[k * dim + i] = before[k * size + i]
      system.field(t, y, past, slope)
      jacobian(t, y, past, partials)
      let squares = 0
      for (let j = 0; j < dim; j++) squares += state[dim + j] ** 2
      const taken = rate * (1 - 2 / (squares + 1))
      out[2 * dim] = taken
      for (let i = 0; i < dim; i++) {
        out[i] = slope[i]
        let sum = -(shift + taken) * state[dim + i]
        for (let j = 0; j < dim; j++) sum += partials[i * width + j] * state[dim + j]
        for (let k = 0; k < lags; k++) {
          const factor = factors[k] * Math.exp(before[k * size + 2 * dim] - state[2 * dim])
          for (let j = 0; j < dim; j++)
            sum += partials[i * width + (1 + k) * dim + j] * factor * before[k * size + dim + j]
        }
        out[dim + i] = sum
      }
    },
  })
}
