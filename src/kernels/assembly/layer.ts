// Hidden layers: activations = f(inputs W + bias), f of activation.ts, tiled in, tiled out, so that the last layer can
// be written straight into a block for fold.ts.
//
// The parameters of a layer are one tiled matrix with a column per neuron (neurons lie side by side
// in the SIMD lanes): row 0 holds the biases, row 1 + i the weights of input i, and rows of zeros pad
// the inputs to a multiple of 4. Its stride is exactly 1 + 4 * inputTiles. Padding neurons have zero
// parameters, hence zero activations.

import { activate, activateWithSlopes } from './activation'
import { addProduct, tileAt } from './tile'

/** Every row of the tile at out = the four numbers at bias. */
function fillRows(rows: i32, bias: usize, out: usize): void {
  const low = v128.load(bias), high = v128.load(bias, 16)
  for (const end = out + (<usize>rows << 5); out < end; out += 32) {
    v128.store(out, low)
    v128.store(out, high, 16)
  }
}

/** out = inputs W for one tile of neurons, added to what is there. weights: row 1 of its parameters. */
@inline function addInputs(rows: i32, inputs: usize, stride: i32, inputTiles: i32, weights: usize, out: usize): void {
  for (let k = 0; k < inputTiles; k++) addProduct(rows, tileAt(inputs, stride, k), weights + (<usize>k << 7), out)
}

/** Activations of `tiles` tiles of neurons for rows >= 1 rows of inputs. out must not overlap inputs. */
export function hiddenLayer(
  rows: i32, inputs: usize, inputStride: i32, inputTiles: i32,
  parameters: usize, tiles: i32, out: usize, outStride: i32, activation: i32,
): void {
  for (let u = 0; u < tiles; u++) {
    const neuron = tileAt(parameters, 1 + 4 * inputTiles, u), values = tileAt(out, outStride, u)
    fillRows(rows, neuron, values)
    addInputs(rows, inputs, inputStride, inputTiles, neuron + 32, values)
    activate(activation, values, rows << 2)
  }
}

const slopes = memory.data(32, 16)

/** Rows 1, 2, ... of the tile times the slopes. */
function scaleTangents(rows: i32, tile: usize): void {
  const low = v128.load(slopes), high = v128.load(slopes, 16)
  const end = tile + (<usize>rows << 5)
  for (tile += 32; tile < end; tile += 32) {
    v128.store(tile, f64x2.mul(v128.load(tile), low))
    v128.store(tile, f64x2.mul(v128.load(tile, 16), high), 16)
  }
}

/** As hiddenLayer, where row 0 is a point and the other rows are tangents at it: directional derivatives. */
export function tangentLayer(
  rows: i32, inputs: usize, inputStride: i32, inputTiles: i32,
  parameters: usize, tiles: i32, out: usize, outStride: i32, activation: i32,
): void {
  for (let u = 0; u < tiles; u++) {
    const neuron = tileAt(parameters, 1 + 4 * inputTiles, u), values = tileAt(out, outStride, u)
    memory.fill(values, 0, <usize>rows << 5)
    fillRows(1, neuron, values)
    addInputs(rows, inputs, inputStride, inputTiles, neuron + 32, values)
    activateWithSlopes(activation, values, slopes)
    scaleTangents(rows, values)
  }
}
