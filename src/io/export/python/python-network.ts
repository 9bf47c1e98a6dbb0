import { type MemoryLayout, memoryLayout } from '../program/memory-layout.ts'
import type { NetworkBody } from '../program/program.ts'
import { floating, listing } from '../text/listing.ts'

/** A program's body as source. */
export interface PrintedBody {
  readonly constants: readonly string[]
  readonly functions: readonly string[]
  /** Of the function of t and state. */
  readonly lines: readonly string[]
}

const LAYER = `def _layer(m, start, to, weights, biases, activation):
    """Neurons of the numbers from start on."""
    m[..., to : to + len(biases)] = activation(_sums(m, start, weights, biases))`

/** Begins every sum at its bias. */
export const SUMS = `def _sums(m, start, weights, biases):
    """Weighted sums; accumulate adds them up in the library's order."""
    terms = weights * m[..., None, start : start + weights.shape[1]]
    first = np.broadcast_to(biases[:, None], terms.shape[:-1] + (1,))
    return np.add.accumulate(np.concatenate((first, terms), axis=-1), axis=-1)[..., -1]`

/** The sums by turns are the order in which the library's core adds. */
export const READ_OUT: Readonly<Record<NetworkBody['lanes'], string>> = {
  4: `def _read_out(m, rows):
    terms = (m[..., : len(rows), None] * rows).reshape(m.shape[:-1] + (-1, 4, rows.shape[1]))
    s = np.add.accumulate(terms, axis=-3)[..., -1, :, :]
    return (s[..., 0, :] + s[..., 1, :]) + (s[..., 2, :] + s[..., 3, :])`,
  1: `def _read_out(m, rows):
    return np.add.accumulate(m[..., : len(rows), None] * rows, axis=-2)[..., -1, :]`,
}

/** @param columns Of a matrix, stored row by row. */
export function constant(name: string, values: ArrayLike<number>, columns?: number): string {
  const shape = columns === undefined ? '' : `.reshape(${values.length / columns}, ${columns})`
  return `${name} = np.array([\n${listing(values, floating, '    ')}\n])${shape}`
}

/** The numbers of a network, its memory, and the calls that lead from the inputs in there to its outputs. */
export function pythonNetwork(
  { size, one, layers, readout, outputDim }: MemoryLayout,
  suffix = '',
): {
  readonly constants: readonly string[]
  readonly memory: readonly string[]
  readonly layers: readonly string[]
  readonly readOut: string
} {
  return {
    constants: [
      ...layers.flatMap(({ weights, biases, inputs }, l) => [
        constant(`_WEIGHTS${suffix}_${l + 1}`, weights, inputs),
        constant(`_BIASES${suffix}_${l + 1}`, biases),
      ]),
      constant(`_READOUT${suffix}`, readout, outputDim),
    ],
    memory: [`m = np.zeros(state.shape[:-1] + (${size},))`, `m[..., ${one}] = 1.0`],
    layers: layers.map(
      ({ from, to, activation }, l) =>
        `_layer(m, ${from}, ${to}, _WEIGHTS${suffix}_${l + 1}, _BIASES${suffix}_${l + 1}, _${activation})`,
    ),
    readOut: `_read_out(m, _READOUT${suffix})`,
  }
}

/**
 * What a network program prints: constants, functions, and the lines of its function of t and state.
 *
 * @param known The call that gives the known part.
 */
export function pythonNetworkBody(body: NetworkBody, dim: number, known: string): PrintedBody {
  const layout = memoryLayout(body.network)
  const { constants, memory, layers, readOut } = pythonNetwork(layout)
  const { inputs, mean, scale, bounds, base, shifts } = body
  const { input, inputDim, outputDim } = layout
  const operator = body.inputScaling === 'divide' ? '/' : '*'
  const factors = inputs.map((one) => (operator === '/' ? one.scale : 1 / one.scale))
  return {
    constants: [
      constant(
        '_INPUT_MEAN',
        inputs.map((one) => one.mean),
      ),
      constant('_INPUT_SCALE', factors),
      ...constants,
      constant('_OUTPUT_MEAN', mean),
      constant('_OUTPUT_SCALE', scale),
      ...(bounds ? [constant('_LOWER', bounds.lower), constant('_UPPER', bounds.upper)] : []),
    ],
    functions: [SUMS, LAYER, READ_OUT[body.lanes]],
    lines: [
      'state = np.asarray(state, dtype=float)',
      ...memory,
      `m[..., ${input} : ${input + inputDim}] = (${seen(body, dim)} - _INPUT_MEAN) ${operator} _INPUT_SCALE`,
      ...layers,
      `out = _OUTPUT_MEAN + _OUTPUT_SCALE * ${readOut}${base === 'state' ? ' + state' : base ? ` + ${known}` : ''}`,
      ...(bounds ? ['out = np.minimum(_UPPER, np.maximum(_LOWER, out))'] : []),
      shifts ? `return np.concatenate((out, state[..., : DIM - ${outputDim}]), axis=-1)` : 'return out',
    ],
  }
}

/** What the network reads of the state. */
function seen({ inputs }: NetworkBody, dim: number): string {
  const values = inputs.every(({ part }) => part === 'value')
  if (values && inputs.length === dim) return 'state'
  if (values) return `state[..., [${inputs.map(({ variable }) => variable).join(', ')}]]`
  const terms = inputs.map(({ part, variable, rate }) =>
    part === 'value' ? `state[..., ${variable}]` : `_${part}(${floating(rate)} * state[..., ${variable}])`,
  )
  return `np.stack([${terms.join(', ')}], axis=-1)`
}
