import { type MemoryLayout, memoryLayout } from '../program/memory-layout.ts'
import type { NetworkBody } from '../program/program.ts'
import { decimal, listing } from '../text/listing.ts'

/** A program's body as source. */
export interface PrintedBody {
  readonly constants: readonly string[]
  readonly functions: readonly string[]
  /** Of the function of (t, state, out). */
  readonly lines: readonly string[]
}

/** Neurons from `to` on, of the numbers from `from` on. */
export const LAYER = `function layer(m, from, to, weights, biases, activation) {
  const inputs = weights.length / biases.length
  for (let u = 0, w = 0; u < biases.length; u++) {
    let z = biases[u]
    for (let j = 0; j < inputs; j++) z += weights[w++] * m[from + j]
    m[to + u] = activation(z)
  }
}`

/** The sums by turns are the order in which the library's core adds. */
export const READ_OUT: Readonly<Record<NetworkBody['lanes'], string>> = {
  4: `function readOut(m, rows, outputs, out) {
  for (let c = 0; c < outputs; c++) {
    const s = [0, 0, 0, 0]
    for (let k = 0; k * outputs < rows.length; k++) s[k & 3] += m[k] * rows[k * outputs + c]
    out[c] = s[0] + s[1] + (s[2] + s[3])
  }
}`,
  1: `function readOut(m, rows, outputs, out) {
  for (let c = 0; c < outputs; c++) {
    let sum = 0
    for (let k = 0; k * outputs < rows.length; k++) sum += m[k] * rows[k * outputs + c]
    out[c] = sum
  }
}`,
}

/** A typed array by name. */
export function constant(name: string, values: ArrayLike<number>): string {
  return `const ${name} = Float64Array.of(\n${listing(values, decimal)}\n)`
}

/** The numbers of a network, and the calls that lead from the inputs in its memory to its outputs. */
export function moduleNetwork(
  layout: MemoryLayout,
  suffix = '',
): { readonly constants: readonly string[]; readonly layers: readonly string[]; readonly readOut: string } {
  const { size, one, layers, readout, outputDim } = layout
  const memory = `memory${suffix}`
  return {
    constants: [
      `const ${memory} = new Float64Array(${size})\n${memory}[${one}] = 1`,
      ...layers.flatMap(({ weights, biases }, l) => [
        constant(`weights${suffix}_${l + 1}`, weights),
        constant(`biases${suffix}_${l + 1}`, biases),
      ]),
      constant(`readout${suffix}`, readout),
    ],
    layers: layers.map(
      ({ from, to, activation }, l) =>
        `layer(${memory}, ${from}, ${to}, weights${suffix}_${l + 1}, biases${suffix}_${l + 1}, ${activation})`,
    ),
    readOut: `readOut(${memory}, readout${suffix}, ${outputDim}, out)`,
  }
}

/**
 * What a network program prints: the module's constants and functions, and the lines of its function of (t, state, out).
 *
 * @param known The call that writes a known part into `base`.
 */
export function moduleNetworkBody(body: NetworkBody, known: string): PrintedBody {
  const layout = memoryLayout(body.network)
  const { constants, layers, readOut } = moduleNetwork(layout)
  const { inputs, mean, scale, bounds } = body
  const outputs = layout.outputDim
  const divide = body.inputScaling === 'divide'
  const shift = body.shifts ? [`for (let j = out.length - 1; j >= ${outputs}; j--) out[j] = state[j - ${outputs}]`] : []
  const added = body.base === 'state' ? ' + state[c]' : body.base ? ' + base[c]' : ''
  const value = `outputMean[c] + outputScale[c] * out[c]${added}`
  return {
    constants: [
      constant(
        'inputMean',
        inputs.map((input) => input.mean),
      ),
      constant(
        'inputScale',
        inputs.map((input) => (divide ? input.scale : 1 / input.scale)),
      ),
      ...constants,
      constant('outputMean', mean),
      constant('outputScale', scale),
      ...(typeof body.base === 'object' ? [`const base = new Float64Array(${outputs})`] : []),
      ...(bounds ? [constant('lower', bounds.lower), constant('upper', bounds.upper)] : []),
    ],
    functions: [LAYER, READ_OUT[body.lanes]],
    lines: [
      ...readInputs(body, layout),
      ...layers,
      readOut,
      ...(typeof body.base === 'object' ? [known] : []),
      `for (let c = 0; c < ${outputs}; c++) out[c] = ${bounds ? `Math.min(upper[c], Math.max(lower[c], ${value}))` : value}`,
      ...shift,
    ],
  }
}

function readInputs({ inputs, inputScaling }: NetworkBody, { input }: MemoryLayout): string[] {
  const operator = inputScaling === 'divide' ? '/' : '*'
  const scaled = (value: string) => `memory[${input} + j] = (${value} - inputMean[j]) ${operator} inputScale[j]`
  const loop = `for (let j = 0; j < ${inputs.length}; j++)`
  if (inputs.every(({ part, variable }, j) => part === 'value' && variable === j))
    return [`${loop} ${scaled('state[j]')}`]
  const terms = inputs.map(({ part, variable, rate }) =>
    part === 'value' ? `state[${variable}]` : `${part}(${decimal(rate)} * state[${variable}])`,
  )
  return [`const seen = [${terms.join(', ')}]`, `${loop} ${scaled('seen[j]')}`]
}
