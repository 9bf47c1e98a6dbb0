import type { EnergyTerm } from '../../../learn/hamiltonian/energy-model.ts'
import { activationsOf } from '../program/called.ts'
import { type EnergyWords, embeddedInputs, energyField, gradientTerms, termValue } from '../program/energy-terms.ts'
import { memoryLayout } from '../program/memory-layout.ts'
import type { EnergyBody } from '../program/program.ts'
import { floating } from '../text/listing.ts'
import { pythonBlock } from './python-block.ts'
import { type PrintedBody, pythonNetwork, READ_OUT, SUMS } from './python-network.ts'

const SLOPES: Readonly<Record<string, string>> = {
  tanh: 'def _tanh_slope(z, value):\n    return (1.0 - value) * (1.0 + value)',
  relu: 'def _relu_slope(z, value):\n    return np.where(z > 0.0, 1.0, 0.0)',
  sin: 'def _sin_slope(z, value):\n    return _cos(z)',
}

const LAYER = `def _layer(m, d, start, to, weights, biases, activation, slope):
    """Neurons of the numbers from start on, and in d their derivatives."""
    z = _sums(m, start, weights, biases)
    value = activation(z)
    m[..., to : to + len(biases)] = value
    d[..., to : to + len(biases)] = slope(z, value)`

const TANGENTS = `def _tangent_layer(d, tangents, start, to, weights):
    """Derivatives of the neurons by every input, from those of what they see."""
    width, inputs = weights.shape
    terms = weights[:, :, None] * tangents[..., None, start : start + inputs, :]
    sums = np.add.accumulate(terms, axis=-2)[..., -1, :]
    tangents[..., to : to + width, :] = d[..., to : to + width, None] * sums


def _read_tangents(tangents, rows):
    terms = tangents[..., : len(rows), None, :] * rows[:, :, None]
    jacobian = np.add.accumulate(terms, axis=-3)[..., -1, :, :]
    return jacobian.reshape(jacobian.shape[:-2] + (-1,))`

const words: EnergyWords = {
  number: floating,
  entry: (list, index) => `${list}[..., ${index}]`,
  circular: (name) => `_${name}`,
}

/** What the program of an energy prints: constants, functions (the energy among them) and the lines of its field. */
export function pythonEnergyBody(body: EnergyBody, dim: number): PrintedBody {
  const terms = body.terms.map(printedTerm)
  return {
    constants: terms.flatMap(({ constants }) => constants),
    functions: [
      ...[...activationsOf(body)].map((name) => SLOPES[name]),
      SUMS,
      LAYER,
      TANGENTS,
      READ_OUT[4],
      ...terms.map(({ look }) => look),
      pythonBlock('def energy(state):', [
        '"""The learned energy at a state."""',
        'state = np.asarray(state, dtype=float)',
        'total = 0.0',
        ...terms.flatMap(({ evaluate, value }) => [...evaluate, `total += ${value}`]),
        'return total',
      ]),
    ],
    lines: [
      'state = np.asarray(state, dtype=float)',
      'gradient = np.zeros(state.shape)',
      ...terms.flatMap(({ addGradient }) => addGradient),
      `return np.stack([${energyField(body, dim, 'gradient', words).join(', ')}], axis=-1)`,
    ],
  }
}

function printedTerm(term: EnergyTerm, k: number) {
  const suffix = `${k + 1}`
  const layout = memoryLayout(term.network)
  const { constants, memory, layers, readOut } = pythonNetwork(layout, suffix)
  const { input, inputDim } = layout
  const lists = { jacobian: 'jacobian', slopes: 'slopes', out: 'out' }
  const inputs = embeddedInputs(term, words)
  const evaluate = [`m, d = _look${suffix}(state)`, `out = ${readOut}`]
  return {
    constants,
    evaluate,
    look: pythonBlock(`def _look${suffix}(state):`, [
      ...memory,
      'd = np.zeros(m.shape)',
      `m[..., ${input} : ${input + inputDim}] = np.stack([${inputs.map(({ value }) => value).join(', ')}], axis=-1)`,
      ...layers.map(sloped),
      'return m, d',
    ]),
    value: termValue(term, 'out', words),
    addGradient: [
      ...evaluate,
      `slopes = np.stack(np.broadcast_arrays(${inputs.map(({ slope }) => slope).join(', ')}), axis=-1)`,
      `tangents = np.zeros(m.shape + (${inputDim},))`,
      `tangents[..., ${input} : ${input + inputDim}, :] = np.eye(${inputDim})`,
      ...layout.layers.map(
        ({ from, to }, l) => `_tangent_layer(d, tangents, ${from}, ${to}, _WEIGHTS${suffix}_${l + 1})`,
      ),
      `jacobian = _read_tangents(tangents, _READOUT${suffix})`,
      ...gradientTerms(term, lists, words).map(({ to, term }) => `gradient[..., ${to}] += ${term}`),
    ],
  }
}

/** The call of a layer as one that writes its slopes too. */
function sloped(call: string): string {
  return call.replace('_layer(m', '_layer(m, d').replace(/_(\w+)\)$/, '_$1, _$1_slope)')
}
