import { curvePlot, forecastError, integrate, learnFlowMap, slice, swim, timeGrid } from 'rhei'
import { lorenz63 } from 'rhei/systems'
import { passFlops, scaledPairs, trainByAdam } from './adam.ts'
import type { Example } from './example.ts'

const dt = 0.05
const batch = 20
/** Of a busy core: an assumption, for machines whose energy counter cannot be read. */
const wattsPerCore = 10

/** What a model took, and its error over one step, on unseen states, in standard deviations. */
interface Spent {
  readonly width: number
  readonly flops: number
  readonly joules: number
  readonly error: number
}

export const energySpent: Example = {
  question: 'What does a learned map cost, in operations and in energy?',
  tags: ['cost', 'energy', 'gradient descent', 'flow map'],

  run({ quick, progress, energy }) {
    const samples = quick ? 500 : 2000
    const budgets = quick ? [3, 10] : [3, 10, 30, 100]
    const train = slice(integrate(lorenz63, [1, 1, 1], timeGrid(0, dt, 1000 + samples)), 1000)
    const fresh = slice(integrate(lorenz63, [-5, 3, 30], timeGrid(0, dt, 1500)), 1000)

    progress('solving …')
    const learn = (width: number) =>
      learnFlowMap(train, { width, sampler: swim({ slopeScale: 0.5 }), seed: 1, ...(energy && { energy }) })
    // The first fit of a process also loads the code, so it is not the one that counts.
    const first = learn(5)
    const solves = [5, 10, 20, 40, 80, 160].map((width): Spent => {
      const model = learn(width)
      const { flops, cpuSeconds, joules = wattsPerCore * cpuSeconds } = model.report.cost
      return { width, flops, joules, error: forecastError(model, fresh, [1], first.outputScaler.scale).rmse[0] }
    })

    const [rows, unseen] = [scaledPairs(first, train), scaledPairs(first, fresh)]
    const joules = energy ?? (() => (wattsPerCore * performance.now()) / 1000)
    const descend = (width: number, passes: number): Spent => {
      const flops = passes * passFlops(rows, width, batch)
      const before = joules()
      const error = trainByAdam(rows, {
        ...{ width, passes, batch, rate: 0.01, seed: 1 },
        onPass: (pass) => progress(`Adam, ${width} neurons: pass ${pass} of ${passes}`),
      })
      return { width, flops, joules: joules() - before, error: error(unseen) }
    }
    const descents = [20, 50].map((width) => budgets.map((passes) => descend(width, passes)))

    // To the end of each descent the cheapest solve that is at least as good.
    const pairs = descents.flat().map((descent) => {
      const solve = solves.find(({ error }) => error <= descent.error) ?? solves[solves.length - 1]
      return { descent, solve, ratio: descent.flops / solve.flops }
    })
    const best = pairs.reduce((a, b) => (b.descent.error < a.descent.error ? b : a))
    const last = solves[solves.length - 1]
    const source = energy ? 'measured, of the whole processor' : `estimated at ${wattsPerCore} W`
    const curve = (name: string, role: 'model' | 'baseline', list: readonly Spent[]) => ({
      ...{ name, role, mode: 'line and points' as const },
      ...{ x: list.map(({ flops }) => flops), y: list.map(({ error }) => error) },
    })
    return {
      headline: `${short(best.solve.flops)} operations for an error of ${best.solve.error.toPrecision(1)} standard deviations; gradient descent takes ${Math.round(best.ratio)} times as many to get to ${best.descent.error.toPrecision(1)}.`,
      text: `The map of the Lorenz system over ${dt} time units is learned from ${samples} states: by sampled neurons and one linear solve, in six widths; and by Adam, in two widths, with budgets of up to ${budgets[budgets.length - 1]} passes over the data. Operations are counted alike on both sides, 35 for a tanh and one for everything else. Not counted are the making of the data and the search for slopes, rates and batches.

Operations are not energy. ${
        energy
          ? 'The joules are those of this machine’s own counter, which sees the whole processor.'
          : `This machine has no energy counter that could be read, so the joules are an estimate: seconds on the clock times ${wattsPerCore} W for a busy core. The watts are an assumption, and whatever else runs lengthens the seconds.`
      } The solve runs in WebAssembly, Adam here in plain TypeScript: a tuned library would need fewer joules for the same steps. The operations are the fair comparison.`,
      claims: [
        {
          label: 'operations of Adam / of the solve',
          value: best.ratio,
          note: `at Adam's least error; the solve has ${best.solve.width} neurons, Adam ${best.descent.width}`,
          atLeast: quick ? 5 : 20,
        },
        {
          label: 'least such ratio',
          value: Math.min(...pairs.map(({ ratio }) => ratio)),
          note: `of ${pairs.length} descents`,
          atLeast: 1,
        },
        {
          label: 'least error of a solve / of Adam',
          value: last.error / best.descent.error,
          note: `with ${short(last.flops)} operations against ${short(best.descent.flops)}`,
          atMost: quick ? 1e-3 : 1e-4,
        },
        { label: 'energy of the solve', value: best.solve.joules, unit: 'J', note: `${source}; informs only` },
        { label: 'energy of Adam', value: best.descent.joules, unit: 'J', note: `${source}; informs only` },
      ],
      figures: [
        curvePlot({
          curves: [
            ...descents.map((list) => curve(`Adam, ${list[0].width} neurons`, 'baseline', list)),
            curve('linear solve', 'model', solves),
          ],
          xLabel: 'floating-point operations',
          yLabel: 'error on unseen states (standard deviations)',
          log: 'both',
          caption:
            'Error against operations: for Adam a point for each budget of passes, for the solve a point for each width from 5 to 160. Further left is cheaper, further down is better.',
        }),
      ],
    }
  },
}

function short(value: number): string {
  const [unit, name] = value >= 1e6 ? [1e6, 'million'] : [1e3, 'thousand']
  return `${Number((value / unit).toPrecision(2))} ${name}`
}
