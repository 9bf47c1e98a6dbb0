import type { EnergyTerm } from '../../../learn/hamiltonian/energy-model.ts'
import { activationsOf } from '../program/called.ts'
import { type EnergyWords, embeddedInputs, energyField, gradientTerms, termValue } from '../program/energy-terms.ts'
import { memoryLayout } from '../program/memory-layout.ts'
import type { EnergyBody } from '../program/program.ts'
import { block } from '../text/block.ts'
import { decimal } from '../text/listing.ts'
import { moduleNetwork, type PrintedBody, READ_OUT } from './module-network.ts'

const SLOPES: Readonly<Record<string, string>> = {
  tanh: 'const tanhSlope = (z, value) => (1 - value) * (1 + value)',
  relu: 'const reluSlope = (z) => (z > 0 ? 1 : 0)',
  sin: 'const sinSlope = (z) => cos(z)',
}

/** Neurons, and in d their derivatives by their arguments. */
const SLOPED_LAYER = `function layer(m, d, from, to, weights, biases, activation, slope) {
  const inputs = weights.length / biases.length
  for (let u = 0, w = 0; u < biases.length; u++) {
    let z = biases[u]
    for (let j = 0; j < inputs; j++) z += weights[w++] * m[from + j]
    m[to + u] = activation(z)
    d[to + u] = slope(z, m[to + u])
  }
}`

const TANGENTS = `/** Derivatives of the neurons along one direction, from those of what they see. */
function tangentLayer(d, tangent, from, to, weights, width) {
  const inputs = weights.length / width
  for (let u = 0, w = 0; u < width; u++) {
    let sum = 0
    for (let j = 0; j < inputs; j++) sum += weights[w++] * tangent[from + j]
    tangent[to + u] = d[to + u] * sum
  }
}

function readTangent(tangent, rows, outputs, jacobian, inputs, j) {
  for (let c = 0; c < outputs; c++) {
    let sum = 0
    for (let k = 0; k * outputs < rows.length; k++) sum += tangent[k] * rows[k * outputs + c]
    jacobian[c * inputs + j] = sum
  }
}`

const words: EnergyWords = { number: decimal, entry: (list, index) => `${list}[${index}]`, circular: (name) => name }

/** What the program of an energy prints: constants, functions (the energy among them) and the lines of its field. */
export function moduleEnergyBody(body: EnergyBody, dim: number): PrintedBody {
  const terms = body.terms.map(printedTerm)
  const sides = energyField(body, dim, 'gradient', words)
  const values = terms.map(({ value }) => `sum += ${value}`)
  const energy = ['let sum = 0', ...terms.flatMap(({ evaluate }, k) => [...evaluate, values[k]]), 'return sum']
  return {
    constants: [...terms.flatMap(({ constants }) => constants), `const gradient = new Float64Array(${dim})`],
    functions: [
      ...[...activationsOf(body)].map((name) => SLOPES[name]),
      SLOPED_LAYER,
      TANGENTS,
      READ_OUT[4],
      ...terms.map(({ look }) => look),
      `/** The learned energy at a state. */\n${block('export function energy(state)', energy)}`,
    ],
    lines: [
      'gradient.fill(0)',
      ...terms.flatMap(({ addGradient }) => addGradient),
      ...sides.map((side, i) => `out[${i}] = ${side}`),
    ],
  }
}

function printedTerm(term: EnergyTerm, k: number) {
  const suffix = `${k + 1}`
  const layout = memoryLayout(term.network)
  const { constants, layers, readOut } = moduleNetwork(layout, suffix)
  const { size, input, inputDim, outputDim } = layout
  const [memory, slopes, tangent] = [`memory${suffix}`, `neuronSlopes${suffix}`, `tangent${suffix}`]
  const lists = { jacobian: `jacobian${suffix}`, slopes: `inputSlopes${suffix}`, out: `outputs${suffix}` }
  const inputs = embeddedInputs(term, words)
  const embed = inputs.map(({ value }, i) => `${memory}[${input + i}] = ${value}`)
  const looked = [...embed, ...layers.map((call) => sloped(call, memory, slopes))]
  const read = readOut.replace('out)', `${lists.out})`)
  const arrays = [
    [slopes, size],
    [tangent, size],
    [lists.jacobian, inputDim * outputDim],
    [lists.slopes, inputDim],
    [lists.out, outputDim],
  ] as const
  return {
    constants: [...constants, ...arrays.map(([name, length]) => `const ${name} = new Float64Array(${length})`)],
    look: block(`function look${suffix}(state)`, looked),
    value: termValue(term, lists.out, words),
    evaluate: [`look${suffix}(state)`, read],
    addGradient: [
      `look${suffix}(state)`,
      ...inputs.map(({ slope }, i) => `${lists.slopes}[${i}] = ${slope}`),
      ...(term.multipliers.some((multiplier) => multiplier) ? [read] : []),
      `for (let j = 0; j < ${inputDim}; j++) {`,
      `  ${tangent}.fill(0)`,
      `  ${tangent}[${input} + j] = 1`,
      ...layout.layers.map(
        ({ from, to, width }, l) =>
          `  tangentLayer(${slopes}, ${tangent}, ${from}, ${to}, weights${suffix}_${l + 1}, ${width})`,
      ),
      `  readTangent(${tangent}, readout${suffix}, ${outputDim}, ${lists.jacobian}, ${inputDim}, j)`,
      '}',
      ...gradientTerms(term, lists, words).map(({ to, term }) => `gradient[${to}] += ${term}`),
    ],
  }
}

/** The call of a layer as one that writes its slopes too. */
function sloped(call: string, memory: string, slopes: string): string {
  return call.replace(`layer(${memory}`, `layer(${memory}, ${slopes}`).replace(/(\w+)\)$/, '$1, $1Slope)')
}
