import {
  compare,
  curvePlot,
  defineMap,
  exportC,
  exportModule,
  exportPython,
  type FlowMap,
  forecastError,
  integrate,
  learnFlowMap,
  type MapSystem,
  slice,
  stateAt,
  swim,
  timeGrid,
} from 'rhei'
import { lorenz63 } from 'rhei/systems'
import type { Example } from './example.ts'

const dt = 0.05
const { lyapunovExponent = Number.NaN } = lorenz63
const horizon = timeGrid(0, dt, 600)

export const exportToC: Example = {
  question: 'Does a learned model run where this library does not?',
  tags: ['export', 'C', 'deployment', 'chaos'],

  run({ quick, progress }) {
    const starts = quick ? 5 : 20
    const train = slice(integrate(lorenz63, [1, 1, 1], timeGrid(0, dt, 6000)), 1000)
    const fresh = slice(integrate(lorenz63, [-5, 3, 30], timeGrid(0, dt, 1000 + 25 * starts)), 1000)

    progress('learning and exporting …')
    const exported = (quick ? [25, 100] : [12, 25, 50, 100, 200, 400]).map((width) => {
      const model = learnFlowMap(train, { width, sampler: swim({ slopeScale: 0.5 }), seed: 1 })
      const { source } = exportC(model, { name: 'lorenz', system: 'Lorenz 63' })
      const numbers = numbersOf(source)
      const error = (system: MapSystem) => forecastError(system, fresh, [1], model.outputScaler.scale).rmse[0]
      const [double, single] = [error(byHand(numbers)), error(byHand(rounded(numbers)))]
      return { width, model, source, numbers, own: error(model), double, single }
    })
    const { model, source, numbers, width, own, single } = exported.find((one) => one.width === 100)!
    const count = Object.values(numbers).reduce((sum, { length }) => sum + length, 0)
    const operations = 2 * numbers.weights_1.length + 35 * width + 2 * numbers.readout.length + 4 * model.dim

    progress('running what was read back …')
    const read = byHand(numbers)
    const from = Array.from({ length: starts }, (_, k) => stateAt(fresh, 25 * k))
    const truths = from.map((y0) => integrate(lorenz63, y0, horizon))
    const { validTime } = compare(truths, read, { scale: model.inputScaler.scale, lyapunovExponent })
    const [compiling] = source.match(/cc -std.*?\.c/) ?? []
    const kilobytes = (text: string) => `${(text.length / 1000).toFixed(0)} kB`
    const curve = (name: string, role: 'model' | 'baseline', error: (one: (typeof exported)[0]) => number) => ({
      ...{ name, role, mode: 'line and points' as const },
      ...{ x: exported.map((one) => one.source.length / 1000), y: exported.map(error) },
    })
    return {
      headline: `Yes: ${width} neurons are ${kilobytes(source)} of C99 that call nothing but memcpy, take ${operations} operations a step, and stay with the Lorenz butterfly for ${validTime.median.toFixed(0)} Lyapunov times.`,
      text: `The map of the Lorenz system over ${dt} time units was learned from 5000 states and written as C: constant arrays, a tanh of its own and a few loops. It allocates nothing and writes nothing global. Its head says how it is compiled, “${compiling}”, and then it gives the library's bits; the project's tests compile such sources and compare. The same model is ${kilobytes(exportModule(model))} as an ES module and ${kilobytes(exportPython(model))} as Python with NumPy.

A page has no compiler, so here the ${count} numbers are read out of the source again and put through its formula in ten lines of TypeScript, with the engine's tanh: what is claimed below is of that. The numbers have to be doubles. The more neurons there are, the more their shares cancel, and what rounding to single precision does to them grows as the error shrinks.`,
      claims: [
        {
          label: 'numbers that are not the model’s own bits',
          value: strangers(model, numbers),
          note: `of ${count} in the source, read as decimal text`,
          atMost: 0,
        },
        {
          label: 'error of what was read back / of the model',
          value: exported.reduce((most, { double, own }) => Math.max(most, double / own), 0),
          note: `one step, unseen states; largest of ${exported.length} widths`,
          atLeast: 0.99,
          atMost: 1.01,
        },
        {
          label: 'the same, rounded to single precision',
          value: single / own,
          note: `width ${width}`,
          atLeast: 2,
        },
        { label: 'C source', value: source.length / 1000, unit: 'kB', note: `width ${width}`, atMost: 25 },
        {
          label: 'valid time of what was read back',
          value: validTime.median,
          unit: 'Lyapunov times',
          note: `median of ${starts} starts; error below 0.4 standard deviations`,
          atLeast: 7,
        },
      ],
      figures: [
        curvePlot({
          curves: [
            curve('as exported', 'model', ({ double }) => double),
            curve('rounded to single precision', 'baseline', ({ single }) => single),
          ],
          xLabel: 'size of the C source (kB)',
          yLabel: 'error of one step (standard deviations)',
          log: 'y',
          caption: `What accuracy takes in size: a point for each width from ${exported[0].width} to ${exported[exported.length - 1].width}. Rounded to single precision, the same numbers are worth no more than those of a small network.`,
        }),
      ],
    }
  },
}

type Numbers = Readonly<Record<string, Float64Array>>

/** The constant arrays of the source, by name. */
function numbersOf(source: string): Numbers {
  const arrays = source.matchAll(/static const double (\w+)\[\] = \{([^}]*)\}/g)
  return Object.fromEntries(Array.from(arrays, ([, name, list]) => [name, Float64Array.from(list.split(','), Number)]))
}

function rounded(numbers: Numbers): Numbers {
  return Object.fromEntries(Object.entries(numbers).map(([name, list]) => [name, list.map(Math.fround)]))
}

/** The formula of the source: neurons, then 1 and the inputs, each times its row of the readout. */
function byHand({
  input_mean,
  input_scale,
  weights_1,
  biases_1,
  readout,
  output_mean,
  output_scale,
}: Numbers): MapSystem {
  const sum = (values: Float64Array, term: (value: number, k: number) => number) =>
    values.reduce((total, value, k) => total + term(value, k), 0)
  return defineMap({
    name: 'read from C',
    variables: ['x', 'y', 'z'],
    initialState: [1, 1, 1],
    dt,
    advance(y, next) {
      const x = y.map((value, j) => (value - input_mean[j]) * input_scale[j])
      const neurons = biases_1.map((bias, u) => Math.tanh(bias + sum(x, (value, j) => weights_1[3 * u + j] * value)))
      const features = Float64Array.of(...neurons, 1, ...x)
      for (let i = 0; i < 3; i++)
        next[i] = output_mean[i] + output_scale[i] * sum(features, (value, k) => value * readout[3 * k + i])
    },
  })
}

/** How many numbers of the source the model does not have, whatever their order. */
function strangers({ network, inputScaler, outputScaler }: FlowMap, numbers: Numbers): number {
  const [{ weights, biases }] = network.layers
  const own = new Set([...weights, ...biases, ...network.readout, ...inputScaler.mean, ...outputScaler.mean])
  for (const value of [...inputScaler.scale.map((scale) => 1 / scale), ...outputScaler.scale]) own.add(value)
  return Object.values(numbers).reduce((sum, list) => sum + list.filter((value) => !own.has(value)).length, 0)
}
