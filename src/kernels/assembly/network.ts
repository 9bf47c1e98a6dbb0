// A network: hidden layers, then a linear readout of the features [last layer | 1 | inputs]. With skip
// connections every layer sees [inputs | all layers before it], and the features are
// [inputs | all layers | 1]: one tiled matrix, in which each layer reads the leading tiles and writes the
// next ones; inputs and layers begin on new tiles, in the parameters and the readout too.
//
// It is described by 32-bit words at an address:
//   0 inputs d, 1 outputs m, 2 hidden layers L >= 1, 3 address of the readout, 4 address of work space,
//   5 rows per block (>= 1; 64 suits the caches; jacobian needs d + 1), 6 skip connections (0 or 1), then
//   for each layer 7 + 3 l its width, 8 + 3 l the address of its parameters (see layer.ts), 9 + 3 l its
//   activation (see activation.ts).
// Widths are the true ones. The readout is a tiled matrix of m columns; its rows are the features in
// order, padded with zero rows to a multiple of 4, which is also its stride.

import { hiddenLayer, tangentLayer } from './layer'
import { fillColumns, placeColumns, takeColumns } from './rows'
import { addProduct, tileAt } from './tile'

@inline export function word(network: usize, index: i32): i32 {
  return load<i32>(network + (<usize>index << 2))
}

@inline export function width(network: usize, layer: i32): i32 {
  return word(network, 7 + 3 * layer)
}

@inline export function parameters(network: usize, layer: i32): usize {
  return <usize>word(network, 8 + 3 * layer)
}

@inline export function activation(network: usize, layer: i32): i32 {
  return word(network, 9 + 3 * layer)
}

@inline export function tilesFor(columns: i32): i32 {
  return (columns + 3) >> 2
}

@inline export function skips(network: usize): bool {
  return word(network, 6) != 0
}

/** Tiles of the inputs and of the first `layers` layers. */
function tilesOf(network: usize, layers: i32): i32 {
  let tiles = tilesFor(word(network, 0))
  for (let l = 0; l < layers; l++) tiles += tilesFor(width(network, l))
  return tiles
}

/** Column of the feature 1, right behind the last layer. */
function constantColumn(network: usize): i32 {
  const last = word(network, 2) - 1
  return width(network, last) + (skips(network) ? 4 * tilesOf(network, last) : 0)
}

/** Inputs that stand behind the feature 1. */
@inline function inputsBehind(network: usize): i32 {
  return skips(network) ? 0 : word(network, 0)
}

export function featureTiles(network: usize): i32 {
  return tilesFor(constantColumn(network) + 1 + inputsBehind(network))
}

/** Tiles of the widest matrix between inputs and features. */
function widest(network: usize): i32 {
  let most = featureTiles(network)
  for (let l = 0; l < word(network, 2); l++) most = max(most, tilesFor(width(network, l)))
  return most
}

/** Tiles of inputs and activations: all in one matrix, or inputs and two matrices by turns. */
function activationTiles(network: usize): i32 {
  return skips(network) ? featureTiles(network) : tilesFor(word(network, 0)) + 2 * widest(network)
}

/** Bytes of work space: inputs, activations, one tile of outputs. */
export function workBytes(network: usize): i32 {
  return 32 * word(network, 5) * (activationTiles(network) + 1)
}

/** The features of the tiled inputs at the beginning of the work space; returns their address. */
function features(network: usize, rows: i32, tangents: bool): usize {
  const stride = word(network, 5), skip = skips(network)
  const work = <usize>word(network, 4)
  let from = work
  let tiles = tilesFor(word(network, 0))
  const first = tileAt(from, stride, tiles)
  const second = tileAt(first, stride, widest(network))
  let to = first
  for (let l = 0; l < word(network, 2); l++) {
    const neurons = tilesFor(width(network, l))
    const weights = parameters(network, l), kind = activation(network, l)
    if (tangents) tangentLayer(rows, from, stride, tiles, weights, neurons, to, stride, kind)
    else hiddenLayer(rows, from, stride, tiles, weights, neurons, to, stride, kind)
    if (skip) {
      tiles += neurons
      to = tileAt(work, stride, tiles)
    } else {
      from = to
      to = to == first ? second : first
      tiles = neurons
    }
  }
  return from
}

/** Writes [1 | inputs unless they are there | 0 ...] behind the last layer. x: row-major. */
function appendLinear(network: usize, rows: i32, x: usize, block: usize): void {
  const stride = word(network, 5), inputs = inputsBehind(network)
  const column = constantColumn(network)
  fillColumns(1, rows, 1, block, stride, column)
  placeColumns(x, rows, inputs, block, stride, column + 1)
  fillColumns(0, rows, -(column + 1 + inputs) & 3, block, stride, column + 1 + inputs)
}

/** out (row-major, rows x m) = block times readout, a tile of outputs at a time. */
function readOut(network: usize, rows: i32, block: usize, out: usize, outWidth: i32): void {
  const stride = word(network, 5), outputs = word(network, 1), tiles = featureTiles(network)
  const sum = tileAt(<usize>word(network, 4), stride, activationTiles(network))
  for (let u = 0; u < tilesFor(outputs); u++) {
    const readout = tileAt(<usize>word(network, 3), 4 * tiles, u)
    memory.fill(sum, 0, <usize>rows << 5)
    for (let k = 0; k < tiles; k++) addProduct(rows, tileAt(block, stride, k), readout + (<usize>k << 7), sum)
    for (let i = 0; i < rows; i++) {
      const row = out + (<usize>(i * outWidth + 4 * u) << 3)
      takeColumns(row, 1, min(4, outputs - 4 * u), sum + (<usize>i << 5), 1, 0)
    }
  }
}

/** out (row-major, count x m) = the network's values at x (row-major, count x d). */
export function evaluate(network: usize, x: usize, count: i32, out: usize): void {
  const inputs = word(network, 0), outputs = word(network, 1), block = word(network, 5)
  const tiled = <usize>word(network, 4)
  while (count > 0) {
    const rows = min(count, block)
    fillColumns(0, rows, 4 * tilesFor(inputs), tiled, block, 0)
    placeColumns(x, rows, inputs, tiled, block, 0)
    const activations = features(network, rows, false)
    appendLinear(network, rows, x, activations)
    readOut(network, rows, activations, out, outputs)
    x += <usize>(rows * inputs) << 3
    out += <usize>(rows * outputs) << 3
    count -= rows
  }
}

/**
 * out (row-major, (d + 1) x m): row 0 the network's value at the point x, row 1 + i its derivative with
 * respect to input i, so the transposed Jacobian. seeds: d + 1 rows of d doubles of scratch.
 */
export function jacobian(network: usize, x: usize, out: usize, seeds: usize): void {
  const inputs = word(network, 0), stride = word(network, 5), rows = inputs + 1
  const tiled = <usize>word(network, 4)
  memory.fill(seeds, 0, <usize>(rows * inputs) << 3)
  memory.copy(seeds, x, <usize>inputs << 3)
  for (let i = 0; i < inputs; i++) store<f64>(seeds + (<usize>((i + 1) * inputs + i) << 3), 1)
  fillColumns(0, rows, 4 * tilesFor(inputs), tiled, stride, 0)
  placeColumns(seeds, rows, inputs, tiled, stride, 0)
  const activations = features(network, rows, true)
  appendLinear(network, rows, seeds, activations)
  // the derivative of the constant feature
  fillColumns(0, inputs, 1, activations + 32, stride, constantColumn(network))
  readOut(network, rows, activations, out, word(network, 1))
}
