import {
  compare,
  component,
  curvePlot,
  forecast,
  forecastError,
  integrate,
  learnFlowMap,
  type MapSystem,
  rollout,
  type Support,
  slice,
  standardScaler,
  stateAt,
  support,
  swim,
  timeGrid,
  timeSeries,
} from 'rhei'
import { lorenz63 } from 'rhei/systems'
import type { Example } from './example.ts'

const dt = 0.05
const horizon = 120
const times = timeGrid(0, dt, horizon)

export const whereItFails: Example = {
  question: 'Does a model notice that it is about to be wrong?',
  tags: ['limits', 'extrapolation', 'guarded forecast', 'chaos'],

  run({ quick, progress }) {
    progress('integrating the truth …')
    const both = slice(integrate(lorenz63, [1, 1, 1], timeGrid(0, dt, quick ? 3_000 : 5_000)), 1_000)
    const { scale } = standardScaler(both.states, both.dim)
    const first = onOneWing([8, 8.2, 27.5])
    // Three quarters of a time unit before the orbit changes wings, the record ends.
    const wing = slice(first, 0, first.times.length - 15)
    const others = Array.from({ length: quick ? 6 : 20 }, (_, k) => {
      const orbit = onOneWing([8.3 + Math.cos(2.4 * k) / 2, 8 - Math.sin(2.4 * k) / 2, 27 + Math.sin(k) / 2])
      return { orbit, y0: stateAt(orbit, -(40 + ((37 * k) % 60))) }
    })

    progress('learning …')
    const sampler = swim({ slopeScale: 0.25 })
    const model = learnFlowMap(wing, { width: 100, sampler, seed: 1 })
    const wide = learnFlowMap(both, { width: 200, sampler, seed: 1 })
    const [known, knownToWide] = [support(wing), support(both)]

    progress('forecasting across the change of wings …')
    const judge = (map: MapSystem, data: Support) =>
      others.map(({ y0 }) => {
        const { validTime } = compare([integrate(lorenz63, y0, times)], [rollout(map, y0, times)], { scale })
        const { stopped } = forecast(map, y0, horizon, { support: data })
        const warned = stopped.reason === 'horizon' ? Number.POSITIVE_INFINITY : stopped.time
        return {
          wrong: validTime.values[0] < horizon * dt ? validTime.values[0] : Number.POSITIVE_INFINITY,
          warned,
          stopped,
        }
      })
    const results = judge(model, known)
    const failed = results.filter(({ wrong }) => wrong < Number.POSITIVE_INFINITY)
    const inTime = failed.filter(({ wrong, warned }) => warned < wrong)
    const leads = failed.map(({ wrong, warned }) => wrong - warned).sort((a, b) => a - b)
    const control = judge(wide, knownToWide)
    const seen = Math.max(...others.map(({ orbit }) => forecastError(model, slice(orbit, 0, -60), [1], scale).rmse[0]))

    const [{ y0 }] = others
    const [{ wrong, warned, stopped }] = results
    // As far as the error says anything: later the numbers run away.
    const shown = timeGrid(0, dt, Math.round(Math.min(wrong + 1, horizon * dt) / dt))
    const truth = integrate(lorenz63, y0, shown)
    const prediction = rollout(model, y0, shown)
    // Guards so wide that nothing stops it, to see the distances.
    const open = forecast(model, y0, shown.length - 1, { support: known, farthest: 1e9, margin: 1e9 })
    const { errors } = compare([truth], [prediction], { scale })
    return {
      headline: `The toolkit does: in ${inTime.length} of ${failed.length} failures its warning came first, by ${leads[Math.floor(leads.length / 2)].toFixed(1)} time units.`,
      text: `For ${(wing.times.length * dt).toFixed(0)} time units an orbit of the Lorenz system circled one of its two wings, and a map was learned from that record. On this wing it is nearly perfect, and nothing in its fit tells that there is another one. New orbits on the same wing were then forecast across the moment when they leave it. The map goes on, says nothing, and is wrong.

The forecast can know one thing: how far its own states are from all states that the model has seen. A guarded forecast stops where they leave the box around the data by a tenth of its width, or are twice as far from them as 99 of 100 of these are from each other. In the picture it ${stopped.reason} at t = ${stopped.time.toFixed(2)}; the forecast without guards was wrong at ${wrong.toFixed(2)}. Such a guard sees that a model extrapolates. It does not see what was wrong in the data, nor a law that changes while the states stay where they were.`,
      claims: [
        {
          label: 'forecasts that fail',
          value: failed.length / results.length,
          note: `share of ${results.length}, within ${horizon * dt} time units`,
          atLeast: 0.9,
        },
        {
          label: 'warned before that',
          value: inTime.length / failed.length,
          note: 'share of the failures',
          atLeast: 0.9,
        },
        { label: 'shortest notice', value: leads[0], unit: 'time units', note: 'a turn takes about 0.7', atLeast: 0.3 },
        {
          label: 'error on the wing it knows',
          value: seen,
          unit: 'standard deviations',
          note: 'one step, the worst of the orbits',
          atMost: 1e-3,
        },
        {
          label: 'alarms or failures where both wings were seen',
          value:
            control.filter((one) => one.warned < Number.POSITIVE_INFINITY || one.wrong < Number.POSITIVE_INFINITY)
              .length / control.length,
          note: 'share of the same forecasts by a map learned from both',
          atMost: 0.15,
        },
      ],
      figures: [
        timeSeries({
          ...{ truth, prediction, variables: [0, 2] },
          marks: [
            { time: warned, label: 'warning' },
            { time: wrong, label: 'wrong' },
          ],
          caption:
            'The true orbit changes to the other wing, where x is negative. The model has never seen that and stays behind. ' +
            'The warning comes while the two still agree.',
        }),
        curvePlot({
          curves: [
            {
              name: 'distance from the data (usual distances)',
              role: 'baseline',
              x: open.trajectory.times,
              y: open.distance ?? [],
            },
            { name: 'error (standard deviations)', role: 'model', x: shown, y: errors[0] },
          ],
          xLabel: 'time',
          yLabel: 'distance and error',
          log: 'y',
          caption:
            'What the model can know, and what it cannot. The distance of its states from the data needs no truth, and rises ' +
            'before the error, which does.',
        }),
      ],
    }
  },
}

/** An orbit that starts on one wing, until it leaves that. */
function onOneWing(y0: readonly number[]) {
  const orbit = integrate(lorenz63, y0, timeGrid(0, dt, 1_500))
  return slice(
    orbit,
    0,
    component(orbit, 0).findIndex((x) => x < 0),
  )
}
