import {
  climatology,
  component,
  type DelaySystem,
  delayEmbed,
  forecastError,
  learnDelayMap,
  parseCsv,
  predict,
  scoreDistribution,
  slice,
  splitByTime,
  swim,
  type Trajectory,
  timeSeries,
} from 'rhei'
import type { Example } from './example.ts'

const delays = 5

type Learn = (known: readonly Trajectory[]) => DelaySystem
const network: Learn = (known) =>
  learnDelayMap(known, { delays, width: 20, sampler: swim({ slopeScale: 0.25 }), ridge: 'leave-one-out', seed: 1 })
const mean: Learn = (known) => climatology(known, { delays })

/** Root mean square error one day ahead in the last two fifths of each record, by a model of all that came before. */
function error(records: readonly Trajectory[], learn: Learn): number {
  const model = learn(records.map((record) => splitByTime(record, 0.6).train))
  const squares = records.map((record) => {
    const cut = splitByTime(record, 0.6).train.times.length
    const later = delayEmbed(slice(record, cut - delays), { delays })
    return forecastError(model, later, [1], [1]).rmse[0] ** 2
  })
  return Math.sqrt(squares.reduce((sum, square) => sum + square) / records.length)
}

/** By what percentage the network errs less than the mean of what it learned from does. */
const gain = (records: readonly Trajectory[]): number => 100 * (1 - error(records, network) / error(records, mean))

/** The same days in another order, which nothing can foretell. */
function shuffled(record: Trajectory, seed: number): Trajectory {
  let state = seed
  const states = record.states.slice()
  for (let i = states.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const j = Math.floor(((i + 1) * state) / 2 ** 32)
    ;[states[i], states[j]] = [states[j], states[i]]
  }
  return { ...record, states }
}

export const stockIndices: Example = {
  question: 'Can tomorrow’s stock prices be foretold?',
  tags: ['real data', 'finance', 'noise', 'delays', 'shuffled data'],

  async run({ quick, read, progress }) {
    const prices = parseCsv(await read('eu-stock-markets.csv'))
    const changes = [0, 1, 2, 3].map((j): Trajectory => {
      const price = component(prices, j)
      const states = price.slice(1).map((value, i) => 100 * Math.log(value / price[i]))
      return { dim: 1, times: prices.times.slice(1), states, status: 'complete' }
    })
    const sizes = changes.map((record) => ({ ...record, states: record.states.map(Math.abs) }))
    const unchanged: Learn = () => climatology({ ...changes[0], states: changes[0].states.map(() => 0) }, { delays })
    const ratio = error(changes, network) / error(changes, unchanged)
    const [change, size] = [gain(changes), gain(sizes)]

    const items = Array.from({ length: quick ? 3 : 12 }, (_, k) => `order ${k + 1}`)
    const byChance = (name: string, records: readonly Trajectory[]) => ({
      ...{ name, role: 'baseline' as const },
      values: items.map((item, k) => {
        progress(`shuffling the days, ${item} of ${items.length} …`)
        return -gain(records.map((record) => shuffled(record, k + 1)))
      }),
    })
    const chance = [byChance('changes, shuffled', changes), byChance('sizes, shuffled', sizes)]

    const model = network(changes.map((record) => splitByTime(record, 0.6).train))
    const dax = slice({ ...prices, dim: 1, variables: ['DAX'], states: component(prices, 0) }, -40)
    const foretold = dax.states.map((_, k) => {
      const known = prices.times.length - 40 + k
      const [percent] = predict(model, slice(changes[0], 0, known - 1), 1).states
      return prices.states[4 * (known - 1)] * Math.exp(percent / 100)
    })
    return {
      headline: `No: the error of a network is ${ratio.toFixed(2)} times that of no change. How far prices will move it does foretell, ${size.toFixed(1)}\u00a0% better than the mean.`,
      text: `Four European indices from 1991 to 1998. One network of 20 neurons learned from the first three fifths of the days what five daily changes say of the next; it was tried on the rest. The first picture shows why such forecasts look so good on a chart. The forecast is yesterday's price, a day late: nobody needs a model for that.

To see what chance does, the days were put in another order, in which nothing can be foretold, and all was done again. The true order does no better with the changes. With their sizes it does: a restless day is likelier after restless ones. That is of use for risks, not for profits, and this one split of seven years is no proof that nothing else is hidden in them.`,
      claims: [
        {
          label: 'error against an unchanged price',
          value: ratio,
          note: 'ratio, one day ahead, four indices; 0.997 to 1.008 over three seeds',
          ...{ atLeast: 0.99, atMost: 1.04 },
        },
        {
          label: 'changes, better than their mean by',
          value: change,
          unit: '%',
          note: 'error of the network',
          atMost: 0.5,
        },
        { label: 'sizes of changes, better by', value: size, unit: '%', note: 'the same', atLeast: 1.5 },
        {
          label: 'sizes of shuffled changes, better by',
          value: -Math.min(...chance[1].values),
          unit: '%',
          note: `the best of ${items.length} orders of the days`,
          atMost: 1,
        },
      ],
      figures: [
        timeSeries({
          truth: dax,
          prediction: { ...dax, states: foretold },
          names: { truth: 'record', prediction: 'forecast of the day before' },
          timeLabel: 'trading day',
          caption:
            'It looks like foresight, and is the price of the day before: every turn of the forecast comes one day late.',
        }),
        scoreDistribution({
          items,
          contenders: chance,
          marks: [
            { time: -change, label: 'changes' },
            { time: -size, label: 'sizes' },
          ],
          label: 'error more than that of the mean (%)',
          caption:
            'Dashed: the days in their true order. Points: in others. Changes lie among what chance does, sizes far to the left, where the network is better than the mean.',
        }),
      ],
    }
  },
}
