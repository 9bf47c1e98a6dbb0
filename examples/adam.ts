import { type Dataset, type FlowMap, flowPairs, scaleRows, type Trajectory } from 'rhei'
import { randomNumbers } from './random.ts'

export interface AdamOptions {
  readonly width: number
  readonly passes: number
  /** Rows between two steps. */
  readonly batch: number
  /** Of the first step; it falls to 0 along half a cosine. */
  readonly rate: number
  readonly seed: number
  /** Hidden neurons that are kept as they are, so that the readout alone is trained; shapes [width, inputDim], [width]. */
  readonly hidden?: { readonly weights: Float64Array; readonly biases: Float64Array }
  /** Called after each pass over the rows. */
  onPass(pass: number, error: ErrorOn): void
}

type ErrorOn = (rows: Dataset) => number

/** The steps of a record in the units in which a flow map's network sees them. */
export function scaledPairs({ inputScaler, outputScaler }: FlowMap, record: Trajectory): Dataset {
  const { inputs, targets, ...rest } = flowPairs([record])
  return { ...rest, inputs: scaleRows(inputScaler, inputs), targets: scaleRows(outputScaler, targets) }
}

/**
 * Trains y = b + A·x + C·tanh(W·x + c) by gradient descent on the mean squared error, in steps of Adam.
 * What comes back, as what `onPass` is given, is the root mean square error on other rows.
 *
 * Source: D. P. Kingma, J. Ba, ICLR 2015 (arXiv 1412.6980), algorithm 1 with its constants.
 */
export function trainByAdam(rows: Dataset, { passes, batch, rate, onPass, ...options }: AdamOptions): ErrorOn {
  const random = randomNumbers(options.seed)
  const network = startingNetwork(rows, options, random)
  const { inner, outer, innerSlopes, outerSlopes } = network
  const [updateInner, updateOuter] = [adam(inner), adam(outer)]
  const error: ErrorOn = (others) => rmse(network, others)
  const order = Int32Array.from({ length: rows.size }, (_, i) => i)
  const steps = passes * Math.ceil(rows.size / batch)
  let step = 0
  for (let pass = 1; pass <= passes; pass++) {
    shuffle(order, random)
    for (let from = 0; from < rows.size; from += batch) {
      const part = order.subarray(from, from + batch)
      innerSlopes.fill(0)
      outerSlopes.fill(0)
      for (const row of part) {
        forward(network, rows.inputs, row)
        backward(network, rows.targets, row, part.length)
      }
      const now = (rate * (1 + Math.cos((Math.PI * step) / steps))) / 2
      step++
      if (!options.hidden) updateInner(innerSlopes, now, step)
      updateOuter(outerSlopes, now, step)
    }
    onPass(pass, error)
  }
  return error
}

/** Floating-point operations of one pass, counted as rhei counts those of a fit: 35 for a tanh, all else one by one. */
export function passFlops({ size, inputDim, targetDim }: Dataset, width: number, batch: number): number {
  const [inner, outer] = [width * (inputDim + 1), targetDim * (width + inputDim + 1)]
  const forwards = 2 * inner + 35 * width + 2 * outer
  // Every weight's slope is a sum of products; a neuron's needs the readout's weights and 1 − tanh² besides.
  const backwards = 2 * inner + 2 * outer + 2 * targetDim * width + 3 * width
  const step = 14 * (inner + outer)
  return size * (forwards + backwards) + Math.ceil(size / batch) * step
}

type Network = ReturnType<typeof startingNetwork>

/** With small random weights, its slopes, and room for the features [tanh … | x | 1] and the output of one row. */
function startingNetwork(
  { inputDim: n, targetDim: m }: Dataset,
  { width, hidden }: Pick<AdamOptions, 'width' | 'hidden'>,
  random: () => number,
) {
  const columns = width + n + 1
  const inner = Float64Array.from({ length: width * (n + 1) }, () => (2 * random() - 1) / Math.sqrt(n))
  const outer = Float64Array.from({ length: m * columns }, () => (2 * random() - 1) / Math.sqrt(columns))
  for (let k = 0; hidden && k < width; k++) {
    inner.set(hidden.weights.subarray(k * n, (k + 1) * n), k * (n + 1))
    inner[k * (n + 1) + n] = hidden.biases[k]
  }
  const [innerSlopes, outerSlopes] = [new Float64Array(inner.length), new Float64Array(outer.length)]
  const [features, output] = [new Float64Array(columns), new Float64Array(m)]
  return { n, m, width, columns, inner, outer, innerSlopes, outerSlopes, features, output }
}

function forward({ n, m, width, columns, inner, outer, features, output }: Network, x: Float64Array, row: number) {
  for (let k = 0; k < width; k++) {
    let sum = inner[k * (n + 1) + n]
    for (let j = 0; j < n; j++) sum += inner[k * (n + 1) + j] * x[row * n + j]
    features[k] = Math.tanh(sum)
  }
  for (let j = 0; j < n; j++) features[width + j] = x[row * n + j]
  features[width + n] = 1
  for (let i = 0; i < m; i++) {
    let sum = 0
    for (let k = 0; k < columns; k++) sum += outer[i * columns + k] * features[k]
    output[i] = sum
  }
}

/** Adds the slopes of one row's share of the error; the output becomes its error. */
function backward(network: Network, targets: Float64Array, row: number, rows: number): void {
  const { n, m, width, columns, outer, innerSlopes, outerSlopes, features, output } = network
  for (let i = 0; i < m; i++) {
    output[i] = (2 * (output[i] - targets[row * m + i])) / (m * rows)
    for (let k = 0; k < columns; k++) outerSlopes[i * columns + k] += output[i] * features[k]
  }
  for (let k = 0; k < width; k++) {
    let slope = 0
    for (let i = 0; i < m; i++) slope += output[i] * outer[i * columns + k]
    slope *= 1 - features[k] * features[k]
    for (let j = 0; j < n; j++) innerSlopes[k * (n + 1) + j] += slope * features[width + j]
    innerSlopes[k * (n + 1) + n] += slope
  }
}

function rmse(network: Network, { size, inputs, targets }: Dataset): number {
  let sum = 0
  for (let row = 0; row < size; row++) {
    forward(network, inputs, row)
    for (let i = 0; i < network.m; i++) sum += (network.output[i] - targets[row * network.m + i]) ** 2
  }
  return Math.sqrt(sum / targets.length)
}

/** Adam's rule for one array of parameters, changed in place. */
function adam(values: Float64Array): (slopes: Float64Array, rate: number, step: number) => void {
  const [first, second] = [new Float64Array(values.length), new Float64Array(values.length)]
  return (slopes, rate, step) => {
    const [bias1, bias2] = [1 - 0.9 ** step, 1 - 0.999 ** step]
    for (let k = 0; k < values.length; k++) {
      first[k] = 0.9 * first[k] + 0.1 * slopes[k]
      second[k] = 0.999 * second[k] + 0.001 * slopes[k] ** 2
      values[k] -= (rate * first[k]) / bias1 / (Math.sqrt(second[k] / bias2) + 1e-8)
    }
  }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * random())
    ;[order[i], order[j]] = [order[j], order[i]]
  }
}
