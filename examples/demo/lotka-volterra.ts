// Does a flow map learned from orbits of predator and prey stay on a closed orbit it never saw?
import {
  compare,
  driftOverTime,
  integrate,
  learnFlowMap,
  odex,
  oscillationPeriod,
  phasePortrait,
  rollout,
  swim,
  timeGrid,
  timeSeries,
} from '../../src/index.ts'
import { lotkaVolterra } from '../../systems/index.ts'
import type { DemoOptions } from './options.ts'
import { type DemoResult, engineNote, type Progress, short, timed } from './result.ts'

const dt = 0.05
const method = odex({ relativeTolerance: 1e-12, absoluteTolerance: 1e-12 })
/** Prey at the start of the training orbits, with one predator each; the test orbit starts at 1. */
const trainingPrey = Array.from({ length: 30 }, (_, k) => 0.5 + (k + 0.5) / 12)
const start = [1, 1]
const periods = 10

export function lotkaVolterraDemo(options: DemoOptions, progress: Progress): DemoResult {
  const { samples = 6000, width = 300, slopeScale = 0.5, seed } = options
  progress('integrating orbits …')
  const steps = Math.ceil(samples / trainingPrey.length)
  const orbits = trainingPrey.map((prey) => integrate(lotkaVolterra, [prey, 1], timeGrid(0, dt, steps), method))
  progress('learning the flow map …')
  const [model, fitSeconds] = timed(() => learnFlowMap(orbits, { width, seed, sampler: swim({ slopeScale }) }))

  const period = oscillationPeriod(integrate(lotkaVolterra, start, timeGrid(0, 0.005, 3000), method))
  const times = timeGrid(0, dt, Math.round((periods * period) / dt))
  const truth = integrate(lotkaVolterra, start, times, method)
  const prediction = rollout(model, start, times)
  const comparison = compare(truth, prediction, { invariants: lotkaVolterra.invariants })
  const [[invariant, [drift]]] = Object.entries(comparison.invariantDrift)
  const nrmse = Math.max(...comparison.nrmse)
  const result = {
    samples: model.report.rows,
    width,
    slopeScale,
    seed,
    fitSeconds,
    invariantDrift: drift.max,
    nrmse,
    periods,
    period,
  }
  return {
    json: { task: 'demo', system: 'lotka-volterra', ...result },
    report: {
      title: 'Predator and prey, learned from their orbits',
      headline: `The invariant drifts by ${short(drift.max)} over ${periods} periods.`,
      summary:
        `A network of ${width} neurons saw ${trainingPrey.length} orbits of the Lotka–Volterra equations, ${result.samples} states in ` +
        `all, and learned to advance a state by ${dt}. One linear solve, ${short(fitSeconds)} s. From a start it never saw it ` +
        'goes round and round without leaving its orbit.',
      figure: phasePortrait({
        truth,
        prediction,
        caption: `Predators against prey over ${periods} periods: the learned orbit (orange) closes on the true one.`,
      }),
      rows: [
        {
          label: `drift of ${invariant}`,
          value: short(drift.max),
          note: `largest relative change over ${periods} periods of ${period.toFixed(6)}`,
        },
        {
          label: 'error',
          value: short(nrmse),
          note: 'RMS over the whole rollout, worse variable, in standard deviations',
        },
        {
          label: 'fit',
          value: `${short(fitSeconds)} s`,
          note: `${result.samples} samples, ${width} neurons, slope scale ${slopeScale}, seed ${seed}; ${engineNote(model.report)}`,
        },
      ],
      sections: [
        {
          heading: 'Over time',
          figures: [
            timeSeries({ truth, prediction }),
            driftOverTime({
              times,
              invariant,
              timeLabel: 'time',
              curves: [{ name: 'learned', role: 'model', drift: drift.drift }],
            }),
          ],
        },
      ],
      command: `npm run demo -- --system lotka-volterra --samples ${samples} --width ${width} --slope-scale ${slopeScale} --seed ${seed}`,
    },
  }
}
