import { type MemoryLayout, memoryLayout } from '../program/memory-layout.ts'
import type { NetworkBody } from '../program/program.ts'
import { floating, listing } from '../text/listing.ts'

/** A program's body as source. */
export interface PrintedBody {
  readonly constants: readonly string[]
  readonly functions: readonly string[]
  /** Of the function of t, state and out. */
  readonly lines: readonly string[]
}

const LAYER = `static void layer(
  double *m, int from, int inputs, int to, int width,
  const double *weights, const double *biases, double (*activation)(double))
{
  for (int u = 0; u < width; u++) {
    double z = biases[u];
    for (int j = 0; j < inputs; j++) z += weights[u * inputs + j] * m[from + j];
    m[to + u] = activation(z);
  }
}`

/** The sums by turns are the order in which the library's core adds. */
export const READ_OUT: Readonly<Record<NetworkBody['lanes'], string>> = {
  4: `static void read_out(const double *m, int features, const double *rows, int outputs, double *out)
{
  for (int c = 0; c < outputs; c++) {
    double s[4] = {0.0};
    for (int k = 0; k < features; k++) s[k & 3] += m[k] * rows[k * outputs + c];
    out[c] = (s[0] + s[1]) + (s[2] + s[3]);
  }
}`,
  1: `static void read_out(const double *m, int features, const double *rows, int outputs, double *out)
{
  for (int c = 0; c < outputs; c++) {
    double sum = 0.0;
    for (int k = 0; k < features; k++) sum += m[k] * rows[k * outputs + c];
    out[c] = sum;
  }
}`,
}

export function constant(name: string, values: ArrayLike<number>): string {
  return `static const double ${name}[] = {\n${listing(values, floating)}\n};`
}

/** The numbers of a network, its memory, and the calls that lead from the inputs in there to its outputs. */
export function cNetwork(
  { size, one, layers, readout, outputDim, features }: MemoryLayout,
  suffix = '',
): {
  readonly constants: readonly string[]
  readonly memory: readonly string[]
  readonly layers: readonly string[]
  readonly readOut: (out: string) => string
} {
  const memory = `memory${suffix}`
  return {
    constants: [
      ...layers.flatMap(({ weights, biases }, l) => [
        constant(`weights${suffix}_${l + 1}`, weights),
        constant(`biases${suffix}_${l + 1}`, biases),
      ]),
      constant(`readout${suffix}`, readout),
    ],
    memory: [`double ${memory}[${size}] = {0.0};`, `${memory}[${one}] = 1.0;`],
    layers: layers.map(({ from, inputs, to, width, activation }, l) => {
      const numbers = `weights${suffix}_${l + 1}, biases${suffix}_${l + 1}`
      return `layer(${memory}, ${from}, ${inputs}, ${to}, ${width}, ${numbers}, own_${activation});`
    }),
    readOut: (out) => `read_out(${memory}, ${features}, readout${suffix}, ${outputDim}, ${out});`,
  }
}

/**
 * What a network program prints: constants, functions, and the lines of its function of t, state and out.
 *
 * @param known The call that writes a known part into `base`.
 */
export function cNetworkBody(body: NetworkBody, dim: number, known: string): PrintedBody {
  const layout = memoryLayout(body.network)
  const { constants, memory, layers, readOut } = cNetwork(layout)
  const { inputs, mean, scale, bounds, base, shifts } = body
  const outputs = layout.outputDim
  const divide = body.inputScaling === 'divide'
  const added = base === 'state' ? ' + state[c]' : base ? ' + base[c]' : ''
  return {
    constants: [
      constant(
        'input_mean',
        inputs.map((input) => input.mean),
      ),
      constant(
        'input_scale',
        inputs.map((input) => (divide ? input.scale : 1 / input.scale)),
      ),
      ...constants,
      constant('output_mean', mean),
      constant('output_scale', scale),
      ...(bounds ? [constant('lower', bounds.lower), constant('upper', bounds.upper)] : []),
    ],
    functions: [LAYER, READ_OUT[body.lanes]],
    lines: [
      ...memory,
      ...(typeof base === 'object' ? [`double base[${outputs}];`] : []),
      ...readInputs(body, layout),
      ...layers,
      readOut('out'),
      ...(typeof base === 'object' ? [known] : []),
      `for (int c = 0; c < ${outputs}; c++) out[c] = output_mean[c] + output_scale[c] * out[c]${added};`,
      ...(bounds
        ? [
            `for (int c = 0; c < ${outputs}; c++) {`,
            '  if (out[c] < lower[c]) out[c] = lower[c];',
            '  if (out[c] > upper[c]) out[c] = upper[c];',
            '}',
          ]
        : []),
      ...(shifts ? [`for (int j = ${outputs}; j < ${dim}; j++) out[j] = state[j - ${outputs}];`] : []),
    ],
  }
}

function readInputs({ inputs, inputScaling }: NetworkBody, { input }: MemoryLayout): string[] {
  const operator = inputScaling === 'divide' ? '/' : '*'
  const scaled = (value: string) => `memory[${input} + j] = (${value} - input_mean[j]) ${operator} input_scale[j];`
  const loop = `for (int j = 0; j < ${inputs.length}; j++)`
  if (inputs.every(({ part, variable }, j) => part === 'value' && variable === j))
    return [`${loop} ${scaled('state[j]')}`]
  const terms = inputs.map(({ part, variable, rate }) =>
    part === 'value' ? `state[${variable}]` : `own_${part}(${floating(rate)} * state[${variable}])`,
  )
  return [`const double seen[${terms.length}] = {${terms.join(', ')}};`, `${loop} ${scaled('seen[j]')}`]
}
