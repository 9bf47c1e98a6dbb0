// One trajectory, as many steps as wanted without leaving the module:
//   y <- (y +) outputShift + outputScale * network((y - inputShift) * inputScale).
//
// A matrix of one row is a plain vector here (tiles of stride 1), so each step is three products of a
// vector and a tiled matrix. Work space as in network.ts; it needs rows per block >= 1.

import { activate } from './activation'
import { activation, featureTiles, parameters, skips, tilesFor, width, word } from './network'
import { tileAt } from './tile'

/** out = from + x W for four inputs x at once: from holds the sums so far, or the biases, of the tiles. */
@inline function addFour(x: usize, from: usize, fromStep: usize, weights: usize, step: usize, out: usize, end: usize): void {
  const x0 = v128.load64_splat(x), x1 = v128.load64_splat(x, 8)
  const x2 = v128.load64_splat(x, 16), x3 = v128.load64_splat(x, 24)
  for (; out < end; out += 32, from += fromStep, weights += step) {
    let low = v128.load(from), high = v128.load(from, 16)
    low = f64x2.add(low, f64x2.mul(x0, v128.load(weights)))
    high = f64x2.add(high, f64x2.mul(x0, v128.load(weights, 16)))
    low = f64x2.add(low, f64x2.mul(x1, v128.load(weights, 32)))
    high = f64x2.add(high, f64x2.mul(x1, v128.load(weights, 48)))
    low = f64x2.add(low, f64x2.mul(x2, v128.load(weights, 64)))
    high = f64x2.add(high, f64x2.mul(x2, v128.load(weights, 80)))
    low = f64x2.add(low, f64x2.mul(x3, v128.load(weights, 96)))
    high = f64x2.add(high, f64x2.mul(x3, v128.load(weights, 112)))
    v128.store(out, low)
    v128.store(out, high, 16)
  }
}

/** out = bias + inputs W; inputs padded with zeros to a multiple of 4. */
function layerRow(inputs: usize, inputTiles: i32, parameters: usize, tiles: i32, out: usize): void {
  const step = <usize>(1 + 4 * inputTiles) << 5
  const end = out + (<usize>tiles << 5)
  addFour(inputs, parameters, step, parameters + 32, step, out, end)
  for (let k = 1; k < inputTiles; k++) {
    addFour(inputs + (<usize>k << 5), out, 32, parameters + 32 + (<usize>k << 7), step, out, end)
  }
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

/** The network's value at x, into out, both padded to a multiple of 4, x with zeros. */
export function evaluateRow(network: usize, x: usize, work: usize, out: usize): void {
  const inputs = word(network, 0), layers = word(network, 2), tiles = featureTiles(network)
  const skip = skips(network)
  const half = <usize>rolloutBytes(network) >> 1
  let from = x, fromTiles = tilesFor(inputs), to = work
  if (skip) {
    for (let i: usize = 0; i < <usize>fromTiles << 5; i += 8) store<f64>(work + i, load<f64>(x + i))
    from = work
  }
  for (let l = 0; l < layers; l++) {
    to = work + (skip ? <usize>fromTiles << 5 : l & 1 ? half : 0)
    const layerTiles = tilesFor(width(network, l))
    layerRow(from, fromTiles, parameters(network, l), layerTiles, to)
    activate(activation(network, l), to, layerTiles << 2)
    if (skip) fromTiles += layerTiles
    else {
      from = to
      fromTiles = layerTiles
    }
  }
  // [... last layer | 1 | x unless it is there | 0 ...]; memory.fill and memory.copy would leave the module
  let tail = to + (<usize>width(network, layers - 1) << 3)
  store<f64>(tail, 1)
  for (const end = skip ? x : x + (<usize>inputs << 3); x < end; x += 8) {
    tail += 8
    store<f64>(tail, load<f64>(x))
  }
  for (const end = from + (<usize>tiles << 5); (tail += 8) < end; ) store<f64>(tail, 0)
  for (let u = 0; u < tilesFor(word(network, 1)); u++) {
    readOutRow(from, tiles, tileAt(<usize>word(network, 3), 4 * tiles, u), out + (<usize>u << 5))
  }
}

/** Bytes of work space evaluateRow needs: two rows of activations; one row of all with skip connections. */
export function rolloutBytes(network: usize): i32 {
  let most = featureTiles(network)
  for (let l = 0; l < word(network, 2); l++) most = max(most, tilesFor(width(network, l)))
  return 64 * most
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
  for (let i = x; i < value; i += 8) store<f64>(i, 0)
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
