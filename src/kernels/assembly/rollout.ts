// One trajectory, as many steps as wanted without leaving the module:
//   y <- (y +) outputShift + outputScale * network((y - inputShift) * inputScale).
//
// A matrix of one row is a plain vector here (tiles of stride 1), so each step is three products of a
// vector and a tiled matrix. Work space as in network.ts; it needs rows per block >= 1.

import { tanh } from './elementary'
import { featureTiles, parameters, tilesFor, width, word } from './network'
import { tileAt } from './tile'

/** out = bias + inputs W for two tiles of neurons: four sums hide the latency of the additions. */
@inline function twoTiles(inputs: usize, count: i32, left: usize, right: usize, out: usize): void {
  let a0 = v128.load(left), a1 = v128.load(left, 16)
  let b0 = v128.load(right), b1 = v128.load(right, 16)
  for (const end = inputs + (<usize>count << 3); inputs < end; inputs += 8) {
    left += 32
    right += 32
    const x = v128.load64_splat(inputs)
    a0 = f64x2.add(a0, f64x2.mul(x, v128.load(left)))
    a1 = f64x2.add(a1, f64x2.mul(x, v128.load(left, 16)))
    b0 = f64x2.add(b0, f64x2.mul(x, v128.load(right)))
    b1 = f64x2.add(b1, f64x2.mul(x, v128.load(right, 16)))
  }
  v128.store(out, a0)
  v128.store(out, a1, 16)
  v128.store(out, b0, 32)
  v128.store(out, b1, 48)
}

/** out = tanh(bias + inputs W), out padded to a multiple of 8 neurons. */
function layerRow(inputs: usize, count: i32, parameters: usize, tiles: i32, out: usize): void {
  const stride = 1 + 4 * tilesFor(count)
  for (let u = 0; u < tiles; u += 2) {
    const left = tileAt(parameters, stride, u)
    const right = u + 1 < tiles ? tileAt(parameters, stride, u + 1) : left
    twoTiles(inputs, count, left, right, out + (<usize>u << 5))
  }
  tanh(out, out, tiles << 2)
}

/** out (4 doubles) = features times one tile of the readout; features padded to a multiple of 4. */
function readOutRow(features: usize, tiles: i32, readout: usize, out: usize): void {
  let a0 = f64x2.splat(0), a1 = f64x2.splat(0), b0 = f64x2.splat(0), b1 = f64x2.splat(0)
  let c0 = f64x2.splat(0), c1 = f64x2.splat(0), d0 = f64x2.splat(0), d1 = f64x2.splat(0)
  for (const end = features + (<usize>tiles << 5); features < end; features += 32, readout += 128) {
    let x = v128.load64_splat(features)
    a0 = f64x2.add(a0, f64x2.mul(x, v128.load(readout))), a1 = f64x2.add(a1, f64x2.mul(x, v128.load(readout, 16)))
    x = v128.load64_splat(features, 8)
    b0 = f64x2.add(b0, f64x2.mul(x, v128.load(readout, 32))), b1 = f64x2.add(b1, f64x2.mul(x, v128.load(readout, 48)))
    x = v128.load64_splat(features, 16)
    c0 = f64x2.add(c0, f64x2.mul(x, v128.load(readout, 64))), c1 = f64x2.add(c1, f64x2.mul(x, v128.load(readout, 80)))
    x = v128.load64_splat(features, 24)
    d0 = f64x2.add(d0, f64x2.mul(x, v128.load(readout, 96))), d1 = f64x2.add(d1, f64x2.mul(x, v128.load(readout, 112)))
  }
  v128.store(out, f64x2.add(f64x2.add(a0, b0), f64x2.add(c0, d0)))
  v128.store(out, f64x2.add(f64x2.add(a1, b1), f64x2.add(c1, d1)), 16)
}

/** The network's value at x, into out, which is padded to a multiple of 4 outputs. work: see rolloutBytes. */
function evaluateRow(network: usize, x: usize, work: usize, out: usize): void {
  const inputs = word(network, 0), layers = word(network, 2), tiles = featureTiles(network)
  const half = <usize>rolloutBytes(network) >> 1
  let from = x, count = inputs, to = work
  for (let l = 0; l < layers; l++) {
    to = work + (l & 1 ? half : 0)
    layerRow(from, count, parameters(network, l), tilesFor(width(network, l)), to)
    from = to
    count = width(network, l)
  }
  let tail = to + (<usize>count << 3)
  memory.fill(tail, 0, to + (<usize>tiles << 5) - tail)
  store<f64>(tail, 1)
  memory.copy(tail + 8, x, <usize>inputs << 3)
  for (let u = 0; u < tilesFor(word(network, 1)); u++) {
    readOutRow(to, tiles, tileAt(<usize>word(network, 3), 4 * tiles, u), out + (<usize>u << 5))
  }
}

/** Bytes of work space evaluateRow needs: two rows of features, each padded by a tile. */
export function rolloutBytes(network: usize): i32 {
  let most = featureTiles(network)
  for (let l = 0; l < word(network, 2); l++) most = max(most, tilesFor(width(network, l)))
  return 64 * (most + 1)
}

/**
 * Writes states 1 ... steps of the trajectory from states[0] (row-major, (steps + 1) x d) and returns
 * how many are finite; the first that is not finite ends the run. scaling: four rows of d doubles, the
 * inputShift, inputScale, outputShift and outputScale above. increments: the network gives y' - y.
 * work: rolloutBytes plus 2 * 32 * ceil(d / 4) bytes.
 */
export function rollout(
  network: usize, scaling: usize, increments: bool, states: usize, steps: i32, work: usize,
): i32 {
  const d = word(network, 0)
  const row = <usize>d << 3
  const x = work + <usize>rolloutBytes(network)
  const value = x + (<usize>tilesFor(d) << 5)
  for (let n = 0; n < steps; n++, states += row) {
    for (let i: usize = 0; i < row; i += 8) {
      store<f64>(x + i, (load<f64>(states + i) - load<f64>(scaling + i)) * load<f64>(scaling + row + i))
    }
    evaluateRow(network, x, work, value)
    let sum: f64 = 0
    for (let i: usize = 0; i < row; i += 8) {
      let next = load<f64>(scaling + 2 * row + i) + load<f64>(scaling + 3 * row + i) * load<f64>(value + i)
      if (increments) next += load<f64>(states + i)
      store<f64>(states + row + i, next)
      // 0 unless next is infinite or NaN
      sum += next - next
    }
    if (sum != 0) return n
  }
  return steps
}
