import {
  compare,
  component,
  curvePlot,
  dop853,
  dopri5,
  integrate,
  learnFlowMap,
  learnVectorField,
  type OdeSystem,
  radau5,
  rodas5p,
  rollout,
  slice,
  stateAt,
  swim,
  type Trajectory,
  timeGrid,
} from 'rhei'
import { vanDerPol } from 'rhei/systems'
import type { Example } from './example.ts'

const tolerance = { relativeTolerance: 1e-6, maxSteps: 1e7 }
const methods = [
  { name: 'dopri5, explicit', integrator: dopri5(tolerance) },
  { name: 'dop853, explicit', integrator: dop853(tolerance) },
  { name: 'radau5, implicit', integrator: radau5(tolerance) },
  { name: 'rodas5p, implicit', integrator: rodas5p(tolerance) },
]
const exact = rodas5p({ relativeTolerance: 1e-9 })
/** Two turns: the period of slow crawls and sudden jumps for large mu, with its first correction. */
const twoTurns = (mu: number) => 2 * ((3 - 2 * Math.log(2)) * mu + 7.014 * mu ** (-1 / 3))

export const vanDerPolStiff: Example = {
  question: 'What does stiffness cost, and can a stiff system be learned?',
  tags: ['stiffness', 'integrators', 'vector field', 'flow map'],

  run({ quick, progress }) {
    const mus = quick ? [1, 10, 100] : [1, 3, 10, 30, 100, 300, 1000]
    const last = mus.length - 1

    progress('integrating with four methods …')
    const costs = methods.map(({ name, integrator }) => {
      const runs = mus.map((mu) => {
        const begin = performance.now()
        const { statistics } = integrate(vanDerPol.with({ mu }), [2, 0], [0, twoTurns(mu)], integrator)
        return { steps: statistics?.steps ?? Number.NaN, seconds: (performance.now() - begin) / 1000 }
      })
      const { steps: most, seconds } = runs[last]
      // The power of mu that the steps grow with, over the last decade.
      const power = Math.log10(most / runs[mus.indexOf(mus[last] / 10)].steps)
      return { name, steps: runs.map(({ steps }) => steps), most, power, seconds }
    })
    const [, explicit, , implicit] = costs

    progress('learning the field from short bursts …')
    const mu = 100
    const system = vanDerPol.with({ mu })
    const bursts = Array.from({ length: quick ? 200 : 400 }, (_, k) => {
      const y0 = [5 * ((k * Math.SQRT2) % 1) - 2.5, mu * (3 * ((k * Math.sqrt(3)) % 1) - 1.5)]
      return integrate(system, y0, timeGrid(0, 0.01 / mu, 20), rodas5p({ relativeTolerance: 1e-12 }))
    })
    const learning = { width: quick ? 100 : 200, seed: 1 }
    const field = learnVectorField(bursts, {
      ...learning,
      sampler: swim({ slopeScale: 0.2 }),
      derivatives: { order: 8 },
    })
    const [known, learned] = [system, field].map(turning)

    progress('learning a map over one time unit …')
    const record = slice(integrate(system, [2, 0], timeGrid(0, 1, 3_400), exact), 200)
    // While it crawls, x says it all; v would add nothing but the scale of the jumps.
    const seen = { ...record, dim: 1, states: component(record, 0), variables: ['x'] }
    const ridge = 'generalized-cross-validation'
    const map = learnFlowMap(slice(seen, 0, 2_900), { ...learning, sampler: swim({ slopeScale: 0.5 }), ridge })
    const test = slice(seen, 2_900, 3_200)
    const mapped = rollout(map, stateAt(test, 0), test.times)
    const mapTime = compare(test, mapped).validTime.median

    const times = timeGrid(0, 0.3, 999)
    const start = stateAt(record, 2_900)
    const curve = (name: string, role: 'truth' | 'model' | 'baseline', orbit: Trajectory) => ({
      ...{ name, role, x: orbit.times.map((t) => t - orbit.times[0]), y: component(orbit, 0) },
    })
    return {
      headline: `At mu = ${mus[last]} an explicit method takes ${(explicit.most / implicit.most).toFixed(0)} times the steps of an implicit one; a learned field is as stiff, and keeps the period to ${Math.abs(learned.period / known.period - 1).toExponential(0)}.`,
      text: `The van der Pol oscillator crawls and then jumps, the more so the larger mu is. While it crawls, any deviation dies at a rate of about 3 mu, and an explicit method must take steps shorter than that although nothing moves: over two turns their number grows with mu². Implicit methods solve equations in each step, which takes a Jacobian, and do not mind.

For mu = ${mu} a network learned the vector field from ${bursts.length} bursts of 21 states, ${0.01 / mu} time units apart, which began all over a box. What it learned is stiff like the truth, and rodas5p integrates it by its own Jacobian, in as many steps at a tolerance of 1e-6. (At 1e-9 it would take some fifty times as many: that is finer than the network is smooth.) It is tempting to step over the stiffness with a map learned over a whole time unit. That fails at the first jump: of two states that all but agree, one still crawls a time unit later and the other has jumped, which is no smooth function to learn.`,
      claims: [
        {
          label: 'explicit: steps grow with mu to the power',
          value: explicit.power,
          note: `dop853 over the last decade; ${explicit.most} steps in ${explicit.seconds.toFixed(2)} s at mu = ${mus[last]}`,
          atLeast: quick ? 1.4 : 1.8,
        },
        {
          label: 'implicit: the same power',
          value: implicit.power,
          note: `rodas5p; ${implicit.most} steps in ${implicit.seconds.toFixed(2)} s`,
          atMost: 0.3,
        },
        {
          label: 'period of the learned field, off by',
          value: Math.abs(learned.period / known.period - 1),
          note: `relative; the true one is ${known.period.toFixed(4)} at mu = ${mu}`,
          atMost: 1e-6,
        },
        {
          label: 'steps with the learned field',
          value: learned.steps / known.steps,
          note: 'rodas5p, as a multiple of those with the known one',
          atMost: 1.5,
        },
        {
          label: 'map over one time unit, valid for',
          value: mapTime / known.period,
          unit: 'periods',
          note: 'x alone, from just after a jump; error below 0.4 standard deviations',
          atMost: 0.6,
        },
      ],
      figures: [
        curvePlot({
          curves: costs.map(({ name, steps }) => ({
            ...{ name, role: 'baseline' as const, x: mus, y: steps, mode: 'line and points' as const },
          })),
          xLabel: 'mu',
          yLabel: 'steps in two turns',
          log: 'both',
          caption:
            'Steps at a relative tolerance of 1e-6. Those of explicit methods go up a hundredfold when mu goes up tenfold; ' +
            'those of implicit ones hardly change.',
        }),
        curvePlot({
          curves: [
            curve('truth', 'truth', integrate(system, start, times, rodas5p(tolerance))),
            curve('learned map', 'baseline', mapped),
            curve('learned field', 'model', integrate(field, start, times, rodas5p(tolerance))),
          ],
          xLabel: 'time',
          yLabel: 'x',
          caption: `Crawl and jump at mu = ${mu}. The learned field does both on time; the map over a whole time unit never jumps.`,
        }),
      ],
    }
  },
}

/** The mean time between upward passages of x = 0, and the steps that it took to see them. */
function turning(system: OdeSystem): { readonly period: number; readonly steps: number } {
  const up = { when: (_t: number, y: Float64Array) => y[0], direction: 'rising' as const }
  const { events = [], statistics } = integrate(system, [2, 0], [0, 1_000], rodas5p(tolerance), { events: [up] })
  const period = (events[events.length - 1].time - events[0].time) / (events.length - 1)
  return { period, steps: statistics?.steps ?? Number.NaN }
}
