import {
  compare,
  curvePlot,
  integrate,
  learnHamiltonian,
  lyapunovSpectrum,
  type OdeSystem,
  slice,
  timeGrid,
  timeSeries,
} from 'rhei'
import { doublePendulum } from 'rhei/systems'
import type { Example } from './example.ts'

const dt = 0.02
const turn = 2 * Math.PI
/** Units of error: the usual size of the angles, in radians, and of the momenta. */
const scale = [1, 1, 5, 3]
/** How well a hand releases it, in radians. */
const handError = 1e-3

export const doublePendulumExample: Example = {
  question: 'How long can a double pendulum be foretold?',
  tags: ['mechanics', 'chaos', 'Hamiltonian'],

  run({ quick, progress }) {
    progress('recording swings …')
    const records = Array.from({ length: quick ? 12 : 60 }, (_, k) => {
      const angles = [2.6 * Math.sin(1 + 2.4 * k), 2.6 * Math.cos(0.7 + 1.7 * k)]
      return integrate(doublePendulum, [...angles, 0, 0], timeGrid(0, dt, 200))
    })

    progress('learning the energy …')
    const learned = learnHamiltonian(records, {
      width: quick ? 40 : 100,
      form: 'mechanical',
      periodic: { theta1: turn, theta2: turn },
      derivatives: { order: 8 },
      slopeScale: 0.25,
      seed: 1,
    })

    progress('releasing it from all heights …')
    const horizon = timeGrid(0, dt, quick ? 400 : 1_000)
    const release = (degrees: number) => {
      const angles = [-0.5, 0, 0.5].map((change) => ((degrees + change) * Math.PI) / 180)
      const letGo = (system: OdeSystem, error = 0) =>
        angles.map((angle) => integrate(system, [angle + error, angle, 0, 0], horizon))
      const [truths, predictions] = [letGo(doublePendulum), letGo(learned)]
      return {
        ...{ truths, predictions, model: compare(truths, predictions, { scale }) },
        hand: compare(truths, letGo(doublePendulum, handError), { scale }),
      }
    }
    const degrees = quick ? [40, 110] : [20, 40, 60, 70, 80, 90, 100, 110, 120, 130]
    const trials = degrees.map(release)
    const [gentle, wild] = [40, 110].map((height) => trials[degrees.indexOf(height)])

    const y0 = wild.truths[1].states.slice(0, 4)
    const [exponent] = lyapunovSpectrum(doublePendulum, { y0, time: quick ? 30 : 300, count: 1 }).exponents
    const longest = horizon[horizon.length - 1]
    const seconds = wild.model.validTime.median
    const seen = Math.round((2 * seconds) / dt)
    const byHeight = (name: string, role: 'model' | 'baseline', of: (trial: (typeof trials)[0]) => number) => ({
      ...{ name, role, x: degrees, y: trials.map(of), mode: 'line and points' as const },
    })
    return {
      headline: `${seconds.toFixed(1)} seconds when released at 110°, ${longest} and more at 40°; exact equations with a start off by ${handError} rad last ${wild.hand.validTime.median.toFixed(1)} at 110°.`,
      text: `A double pendulum with arms of 1 m was recorded for 4 seconds after each of ${records.length} releases, angles and momenta every fiftieth of a second. A network learned its energy, as ½ pᵀ M⁻¹(q) p + V(q), from slopes by differences. Then both arms are held out straight at some angle from the vertical and let go. A forecast counts as valid while its error is below 0.4 radians, or as much in the momenta.

Up to about 70° the motion is almost regular: model and truth part slowly, as two clocks do. Above it is chaotic: at 110° errors grow e-fold in ${(1 / exponent).toFixed(1)} seconds, and no model lasts long. That is the limit that matters: ten times the precision, of the model or of the hand, buys ${(Math.LN10 / exponent).toFixed(1)} seconds more.`,
      claims: [
        {
          label: 'valid after a release at 40°',
          value: gentle.model.validTime.min,
          unit: 's',
          note: `worst of 3 starts; ${longest} s were looked at`,
          atLeast: quick ? 6 : longest,
        },
        {
          label: 'valid after a release at 110°',
          value: seconds,
          unit: 's',
          note: 'median of 3 starts',
          ...{ atLeast: quick ? 0.8 : 2.5, atMost: 12 },
        },
        {
          label: `exact equations, start off by ${handError} rad`,
          value: wild.hand.validTime.median,
          unit: 's',
          note: 'the same starts',
          ...{ atLeast: 4, atMost: 12 },
        },
      ],
      figures: [
        curvePlot({
          curves: [
            byHeight('learned energy', 'model', ({ model }) => model.validTime.median),
            byHeight(`exact equations, start off by ${handError} rad`, 'baseline', ({ hand }) => hand.validTime.median),
          ],
          xLabel: 'released at (degrees from the vertical)',
          yLabel: 'valid time (s)',
          caption: `How long forecasts hold, by the height of the release; ${longest} s were looked at. Where the motion turns chaotic both collapse: it is the pendulum that cannot be foretold.`,
        }),
        timeSeries({
          truth: slice(wild.truths[1], 0, seen),
          prediction: slice(wild.predictions[1], 0, seen),
          variables: [0, 1],
          timeLabel: 'time (s)',
          marks: [{ time: wild.model.validTime.values[1], label: 'valid until here' }],
          caption:
            'Both angles, in radians, after a release at 110°: one turn over the top more or less, and all is different.',
        }),
      ],
    }
  },
}
