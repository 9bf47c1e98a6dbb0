// The nonlinearities of hidden layers, by number: 0 tanh, 1 relu, 2 sin. All are 0 at 0, so that padding neurons stay 0.

import { tanh } from './elementary'
import { cos, sin } from './trigonometric'

const RELU: i32 = 1, SIN: i32 = 2

/** values[i] = max(0, values[i]); NaN stays. */
function relu(values: usize, count: i32): void {
  const zero = f64x2.splat(0)
  for (const end = values + (<usize>count << 3); values < end; values += 16) {
    v128.store(values, f64x2.max(v128.load(values), zero))
  }
}

/** values[i] = activation(values[i]). count is a multiple of 4. */
export function activate(activation: i32, values: usize, count: i32): void {
  if (activation == RELU) relu(values, count)
  else if (activation == SIN) sin(values, values, count)
  else tanh(values, values, count)
}

@inline function tanhSlope(t: v128): v128 {
  const one = f64x2.splat(1)
  // (1 - t) (1 + t): 1 - t is exact where t is near 1
  return f64x2.mul(f64x2.sub(one, t), f64x2.add(one, t))
}

/** slopes = the derivatives at the four arguments at values, which then become activations. */
export function activateWithSlopes(activation: i32, values: usize, slopes: usize): void {
  if (activation == RELU) {
    const one = f64x2.splat(1), zero = f64x2.splat(0)
    v128.store(slopes, v128.and(f64x2.gt(v128.load(values), zero), one))
    v128.store(slopes, v128.and(f64x2.gt(v128.load(values, 16), zero), one), 16)
  } else if (activation == SIN) cos(values, slopes, 4)
  activate(activation, values, 4)
  if (activation == RELU || activation == SIN) return
  v128.store(slopes, tanhSlope(v128.load(values)))
  v128.store(slopes, tanhSlope(v128.load(values, 16)), 16)
}
