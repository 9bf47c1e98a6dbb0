import {
  type Comparison,
  compare,
  curvePlot,
  defineOde,
  etdrk4,
  integrate,
  learnLocalFlowMap,
  learnLocalVectorField,
  rollout,
  slice,
  spaceTimePlot,
  stateAt,
  swim,
  timeGrid,
} from 'rhei'
import { kuramotoSivashinskyOf } from 'rhei/systems'
import type { Example } from './example.ts'

const [size, length] = [128, 60]
const system = kuramotoSivashinskyOf({ size, length })
/** How fast neighboring solutions part, over 16,000 time units: 0.0858 ± 0.0016. */
const lyapunovExponent = 0.086
const dt = 0.25
const fine = etdrk4({ step: 1 / 32 })
const coarse = etdrk4({ step: 1 / 16 })

/** −u_xx − u_xxxx alone, which lets long waves grow and short ones die. */
const linearPart = defineOde({
  name: 'growth and decay of waves',
  ...{ variables: system.variables, initialState: system.initialState, parameters: {} },
  semilinear: () => ({ ...system.semilinear!, nonlinear: (_t, _amplitudes, out) => out.fill(0) }),
})

export const kuramotoSivashinsky: Example = {
  question: 'Can a partial differential equation be learned from pictures of its solution?',
  tags: ['chaos', 'fields', 'partial differential equation', 'local law', 'known part'],

  run({ quick, progress }) {
    const pictures = 2_000
    const starts = quick ? 1 : 4
    const times = timeGrid(0, dt, quick ? 120 : 440)

    progress('integrating the truth …')
    const waves = Float64Array.from({ length: size }, (_, i) => {
      const a = (2 * Math.PI * i) / size
      return Math.cos(a) + Math.sin(3 * a + 2) / 2 + Math.sin(7 * a + 1) / 3
    })
    const train = slice(integrate(system, waves, timeGrid(0, dt, 1_200 + pictures), coarse), 1_200)
    const apart = integrate(system, stateAt(train, -1), timeGrid(0, 50, starts), coarse)
    const from = Array.from({ length: starts }, (_, k) => stateAt(apart, k + 1))
    const truths = from.map((y0) => integrate(system, y0, times, fine))

    progress('learning a step, with nothing known …')
    const sampler = swim({ slopeScale: 0.05 })
    const common = { rows: quick ? 8_000 : 20_000, seed: 1 }
    const step = learnLocalFlowMap(train, {
      ...{ ...common, radius: 12, taper: 6, width: quick ? 300 : 400, sampler },
      // Nothing in the pictures says what becomes of short waves, which they do not have; a little noise does.
      inputNoise: 1e-4,
    })
    progress('learning the nonlinear part, the linear one known …')
    const part = learnLocalVectorField(train, {
      ...{ ...common, radius: 8, taper: 4, width: quick ? 200 : 300, sampler },
      ...{ known: linearPart, derivatives: { order: 8 } },
    })

    progress('rolling out …')
    const predictions = from.map((y0) => rollout(step, y0, times))
    const judge = (model: Parameters<typeof compare>[1]) => compare(truths, model, { lyapunovExponent })
    const nothing = judge(predictions)
    const linear = judge(from.map((y0) => integrate(part, y0, times, coarse)))
    const still = judge(
      truths.map((truth) => ({ ...truth, states: truth.states.map((_, k) => truth.states[k % size]) })),
    )
    const twice = judge(from.map((y0) => integrate(system, y0, times, coarse)))

    const curve = (name: string, role: 'truth' | 'model' | 'baseline', { times, medianError }: Comparison) => ({
      ...{ name, role, y: medianError },
      x: times.subarray(0, medianError.length).map((t) => t * lyapunovExponent),
    })
    const lead = nothing.validTime.median
    return {
      headline: `Yes: ${pictures.toLocaleString('en')} pictures foretell ${lead.toFixed(1)} Lyapunov times; if the equation's linear terms are known, ${linear.validTime.median.toFixed(1)}.`,
      text: `The Kuramoto–Sivashinsky equation describes flame fronts and films running down a wall. Its solution on a ring of length ${length} was seen at ${size} points, ${pictures.toLocaleString('en')} times, ${dt} time units apart. A network learned what a stretch of 25 points says about its middle one a step later, and serves as the same law at every point.

Of the equation's three terms two are linear, and stiff: the shorter a wave, the faster they damp it. If they are given, a network has to learn the third alone, as a slope, and an exponential integrator takes care of the stiffness. A Lyapunov time is ${(1 / lyapunovExponent).toFixed(0)} time units here. Integrations of the equation itself, by steps of 1/16 and of 1/32, part too, only later.`,
      claims: [
        {
          label: 'valid time, nothing known',
          value: lead,
          unit: 'Lyapunov times',
          note: `median of ${starts} starts; error below 0.4 standard deviations`,
          atLeast: quick ? 1.2 : 4.5,
        },
        {
          label: 'valid time, linear terms known',
          value: linear.validTime.median,
          unit: 'Lyapunov times',
          atLeast: quick ? 1.2 : 6,
        },
        {
          label: 'persistence',
          value: still.validTime.median,
          unit: 'Lyapunov times',
          note: 'nothing changes',
          atMost: 0.5,
        },
      ],
      figures: [
        spaceTimePlot({
          ...{ truth: truths[0], prediction: predictions[0] },
          positions: Array.from({ length: size }, (_, i) => (i * length) / size),
          placeLabel: 'x',
          marks: [{ time: nothing.validTime.values[0] / lyapunovExponent, label: 'valid until here' }],
          caption:
            'Crests that wander, merge and are born: the truth, and below it the learned step applied to its own output. At ' +
            'the bottom how far apart the two are. The error begins somewhere and spreads from there.',
        }),
        curvePlot({
          curves: [
            curve('two integrations of the equation', 'truth', twice),
            curve('persistence', 'baseline', still),
            curve('linear terms known', 'baseline', linear),
            curve('nothing known', 'model', nothing),
          ],
          xLabel: 'time (Lyapunov times)',
          yLabel: 'median error (standard deviations)',
          log: 'y',
          caption:
            'All errors grow at the pace of the chaos, so what counts is where they begin. An error of 1 is that of a guess.',
        }),
      ],
    }
  },
}
