import type { EnergyTerm } from '../../../learn/hamiltonian/energy-model.ts'
import { activationsOf } from '../program/called.ts'
import { type EnergyWords, embeddedInputs, energyField, gradientTerms, termValue } from '../program/energy-terms.ts'
import { memoryLayout } from '../program/memory-layout.ts'
import type { EnergyBody } from '../program/program.ts'
import { floating } from '../text/listing.ts'
import { cNetwork, type PrintedBody, READ_OUT } from './c-network.ts'

const SLOPES: Readonly<Record<string, string>> = {
  tanh: `static double tanh_slope(double z, double value)
{
  (void)z;
  return (1.0 - value) * (1.0 + value);
}`,
  relu: `static double relu_slope(double z, double value)
{
  (void)value;
  return z > 0.0 ? 1.0 : 0.0;
}`,
  sin: `static double sin_slope(double z, double value)
{
  (void)value;
  return own_cos(z);
}`,
}

/** Neurons, and in d their derivatives by their arguments. */
const LAYER = `static void layer(
  double *m, double *d, int from, int inputs, int to, int width,
  const double *weights, const double *biases, double (*activation)(double), double (*slope)(double, double))
{
  for (int u = 0; u < width; u++) {
    double z = biases[u];
    for (int j = 0; j < inputs; j++) z += weights[u * inputs + j] * m[from + j];
    m[to + u] = activation(z);
    d[to + u] = slope(z, m[to + u]);
  }
}`

const TANGENTS = `/* Derivatives of the neurons along one direction, from those of what they see. */
static void tangent_layer(
  const double *d, double *tangent, int from, int inputs, int to, int width, const double *weights)
{
  for (int u = 0; u < width; u++) {
    double sum = 0.0;
    for (int j = 0; j < inputs; j++) sum += weights[u * inputs + j] * tangent[from + j];
    tangent[to + u] = d[to + u] * sum;
  }
}

static void read_tangent(
  const double *tangent, int features, const double *rows, int outputs, double *jacobian, int inputs, int j)
{
  for (int c = 0; c < outputs; c++) {
    double sum = 0.0;
    for (int k = 0; k < features; k++) sum += tangent[k] * rows[k * outputs + c];
    jacobian[c * inputs + j] = sum;
  }
}`

const words: EnergyWords = {
  number: floating,
  entry: (list, index) => `${list}[${index}]`,
  circular: (name) => `own_${name}`,
}

/** What the program of an energy prints, and the lines of its energy, a function of the state. */
export function cEnergyBody(body: EnergyBody, dim: number): PrintedBody & { readonly energy: readonly string[] } {
  const terms = body.terms.map(printedTerm)
  const sides = energyField(body, dim, 'gradient', words)
  return {
    constants: terms.flatMap(({ constants }) => constants),
    functions: [
      ...[...activationsOf(body)].map((name) => SLOPES[name]),
      LAYER,
      TANGENTS,
      READ_OUT[4],
      ...terms.map(({ look }) => look),
    ],
    energy: [
      'double sum = 0.0;',
      ...terms.flatMap(({ arrays, evaluate, value }) => [...arrays, ...evaluate, `sum += ${value};`]),
      'return sum;',
    ],
    lines: [
      `double gradient[${dim}] = {0.0};`,
      ...terms.flatMap(({ addGradient }) => addGradient),
      ...sides.map((side, i) => `out[${i}] = ${side};`),
    ],
  }
}

function printedTerm(term: EnergyTerm, k: number) {
  const suffix = `${k + 1}`
  const layout = memoryLayout(term.network)
  const { constants, memory, layers, readOut } = cNetwork(layout, suffix)
  const { size, input, inputDim, outputDim, features } = layout
  const [slopes, tangent] = [`slopes${suffix}`, `tangent${suffix}`]
  const lists = { jacobian: `jacobian${suffix}`, slopes: `input_slopes${suffix}`, out: `outputs${suffix}` }
  const inputs = embeddedInputs(term, words)
  const look = [
    ...inputs.map(({ value }, i) => `m[${input + i}] = ${value};`),
    ...layers.map((call) => sloped(call, suffix)),
  ]
  const arrays = [...memory, `double ${slopes}[${size}] = {0.0};`, `double ${lists.out}[${outputDim}];`]
  const evaluate = [`look${suffix}(state, memory${suffix}, ${slopes});`, readOut(lists.out)]
  return {
    constants,
    arrays,
    evaluate,
    look: `static void look${suffix}(const double *state, double *m, double *d)\n{\n${look.map((line) => `  ${line}`).join('\n')}\n}`,
    value: termValue(term, lists.out, words),
    addGradient: [
      ...arrays,
      `double ${lists.jacobian}[${inputDim * outputDim}];`,
      ...evaluate,
      `const double ${lists.slopes}[] = {${inputs.map(({ slope }) => slope).join(', ')}};`,
      `for (int j = 0; j < ${inputDim}; j++) {`,
      `  double ${tangent}[${size}] = {0.0};`,
      `  ${tangent}[${input} + j] = 1.0;`,
      ...layout.layers.map(
        ({ from, inputs: count, to, width }, l) =>
          `  tangent_layer(${slopes}, ${tangent}, ${from}, ${count}, ${to}, ${width}, weights${suffix}_${l + 1});`,
      ),
      `  read_tangent(${tangent}, ${features}, readout${suffix}, ${outputDim}, ${lists.jacobian}, ${inputDim}, j);`,
      '}',
      ...gradientTerms(term, lists, words).map(({ to, term }) => `gradient[${to}] += ${term};`),
    ],
  }
}

/** The call of a layer as one that writes its slopes too. */
function sloped(call: string, suffix: string): string {
  return call.replace(`layer(memory${suffix}`, 'layer(m, d').replace(/own_(\w+)\);$/, 'own_$1, $1_slope);')
}
