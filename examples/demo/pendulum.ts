// Does a vector field learned from swings of a pendulum conserve its energy and keep its period?
import {
  compare,
  driftOverTime,
  fieldPairs,
  integrate,
  learnVectorField,
  odex,
  oscillationPeriod,
  phasePortrait,
  rollout,
  swim,
  timeGrid,
} from '../../src/index.ts'
import { pendulum } from '../../systems/index.ts'
import type { DemoOptions } from './options.ts'
import { type DemoResult, engineNote, type Progress, short, timed } from './result.ts'

const dt = 0.05
const method = odex({ relativeTolerance: 1e-12, absoluteTolerance: 1e-12 })
const trainingAmplitudes = Array.from({ length: 40 }, (_, k) => 4.5 + (k * 174.5) / 39)
const testAmplitudes = [10, 30, 60, 90, 120, 150, 170]
/** Amplitudes in the table of results; the JSON line has all of them. */
const shown = [10, 90, 170]
const periods = 20

export function pendulumDemo(options: DemoOptions, progress: Progress): DemoResult {
  const { samples = 8000, width = 300, slopeScale = 0.5, seed } = options
  const steps = Math.ceil(samples / trainingAmplitudes.length)
  progress('integrating swings …')
  const swings = trainingAmplitudes.map((degrees) =>
    integrate(pendulum, released(degrees), timeGrid(0, dt, steps), method),
  )
  progress('learning the vector field …')
  const [model, fitSeconds] = timed(() =>
    learnVectorField(swings, { width, seed, sampler: swim({ slopeScale }), derivatives: { order: 8 } }),
  )

  const swing = timeGrid(0, 0.02, Math.round((periods * exactPeriod(90)) / 0.02))
  const truth = integrate(pendulum, released(90), swing, method)
  const prediction = rollout(model, released(90), swing, { integrator: method })
  const comparison = compare(truth, prediction, { invariants: pendulum.invariants })
  const drift = comparison.invariantDrift.energy[0]
  const table = testAmplitudes.map((degrees) => {
    progress(`measuring the period at ${degrees}° …`)
    const exact = exactPeriod(degrees)
    const times = timeGrid(0, 0.01, Math.round((3.2 * exact) / 0.01))
    const learned = oscillationPeriod(rollout(model, released(degrees), times, { integrator: method }))
    return { degrees, learned, exact, relativeError: Math.abs(learned / exact - 1) }
  })
  const worst = Math.max(...table.map(({ relativeError }) => relativeError))
  const exactPairs = fieldPairs(truth, pendulum)
  const fieldRmse = rmseOfField(model.field, exactPairs.inputs, exactPairs.targets)
  const result = {
    samples: model.report.rows,
    width,
    slopeScale,
    seed,
    fitSeconds,
    fieldRmse,
    energyDrift: drift.max,
    periods,
  }
  return {
    json: { task: 'demo', system: 'pendulum', ...result, period: table },
    report: {
      title: 'A pendulum, learned from its swings',
      headline: `Energy drifts by ${short(drift.max)} over ${periods} periods.`,
      summary:
        `A network of ${width} neurons saw ${trainingAmplitudes.length} swings, ${result.samples} states in all, and learned the vector ` +
        `field; derivatives came from differences of the states alone. One linear solve, ${short(fitSeconds)} s. Integrated from ` +
        'a release at 90°, which it never saw, it swings with the pendulum.',
      figure: phasePortrait({
        truth,
        prediction,
        caption: `Angle q against momentum p over ${periods} periods. The learned swing (orange) lies on the true one and does not spiral: energy is conserved.`,
      }),
      rows: [
        {
          label: 'energy drift',
          value: short(drift.max),
          note: `largest relative change over ${periods} periods, release at 90°`,
        },
        { label: 'error of the field', value: short(fieldRmse), note: 'RMS along the true swing from 90°' },
        ...table
          .filter(({ degrees }) => shown.includes(degrees))
          .map(({ degrees, learned, exact, relativeError }) => ({
            label: `period at ${degrees}°`,
            value: learned.toFixed(9),
            note: `exact ${exact.toFixed(9)} (elliptic integral), relative error ${short(relativeError)}`,
          })),
        {
          label: 'fit',
          value: `${short(fitSeconds)} s`,
          note: `${result.samples} samples, ${width} neurons, slope scale ${slopeScale}, seed ${seed}; ${engineNote(model.report)}`,
        },
      ],
      sections: [
        {
          heading: 'Energy over time',
          text: `The largest error of a period, over releases from 10° to 170°, is ${short(worst)}.`,
          figures: [
            driftOverTime({
              times: swing,
              invariant: 'energy',
              timeLabel: 'time',
              curves: [{ name: 'learned', role: 'model', drift: drift.drift }],
            }),
          ],
        },
      ],
      command: `npm run demo -- --system pendulum --samples ${samples} --width ${width} --slope-scale ${slopeScale} --seed ${seed}`,
    },
  }
}

/** At rest, this many degrees from hanging. */
function released(degrees: number): number[] {
  return [(degrees * Math.PI) / 180, 0]
}

/** 4 K(sin(θ₀/2)), by the arithmetic-geometric mean (g = length = 1). */
function exactPeriod(degrees: number): number {
  let [a, b] = [1, Math.cos((degrees * Math.PI) / 360)]
  for (let k = 0; k < 8; k++) [a, b] = [(a + b) / 2, Math.sqrt(a * b)]
  return (2 * Math.PI) / a
}

function rmseOfField(
  field: (t: number, y: Float64Array, dydt: Float64Array) => void,
  inputs: Float64Array,
  targets: Float64Array,
): number {
  const predicted = new Float64Array(targets.length)
  for (let i = 0; i < inputs.length; i += 2) field(0, inputs.subarray(i, i + 2), predicted.subarray(i, i + 2))
  return Math.sqrt(predicted.reduce((sum, value, i) => sum + (value - targets[i]) ** 2, 0) / predicted.length)
}
