import {
  attractorSamples,
  type BifurcationDiagram,
  bifurcationDiagram,
  bifurcationPlot,
  dop853,
  integrate,
  learnVectorField,
  type OdeSystem,
  phasePortrait,
  slice,
  swim,
  timeGrid,
} from 'rhei'
import { rossler } from 'rhei/systems'
import type { Example } from './example.ts'

const start = [1, 1, 0.1]
const integrator = dop853({ relativeTolerance: 1e-7 })
/** Between two of the values taught lies a window where the orbit closes after three turns. */
const inTheWindow = 5.3

export const rosslerFamily: Example = {
  question: 'Can one network learn where a system turns chaotic?',
  tags: ['chaos', 'parameters', 'bifurcation', 'vector field'],

  run({ quick, progress }) {
    progress('integrating the truth at nine values of c …')
    const taught = Array.from({ length: 9 }, (_, k) => 2 + 0.5 * k)
    const runs = taught.map((c) => integrate(rossler.with({ c }), start, timeGrid(0, 0.05, 1_000)))

    progress('learning …')
    const model = learnVectorField(runs, {
      parameters: taught.map((c) => ({ c })),
      derivatives: { order: 8 },
      width: 200,
      sampler: swim({ slopeScale: 0.25 }),
      seed: 1,
    })

    const count = quick ? 8 : 60
    const unseen = Array.from({ length: count }, (_, k) => 2 + (4 * (k + 0.5)) / count)
    const settling = {
      y0: start,
      integrator,
      tolerance: 1e-4,
      transient: quick ? 150 : 250,
      duration: quick ? 80 : 200,
    }
    const options = { parameter: 'c', values: unseen, variable: 'x', ...settling }
    progress('drawing the diagram of the truth …')
    const truth = bifurcationDiagram(rossler, options)
    progress('drawing the diagram of the model …')
    const learned = bifurcationDiagram(model, options)

    const same = unseen.filter((_, k) => truth.periods[k] === learned.periods[k]).length
    const distances = unseen.map((_, k) => distance(truth, learned, k)).sort((a, b) => a - b)
    const window = attractorSamples(model.with({ c: inTheWindow }), { ...settling, transient: 400 })
    const late = (system: OdeSystem) =>
      slice(integrate(system.with({ c: inTheWindow }), start, timeGrid(0, 0.05, 8_400), integrator), 8_000)

    return {
      headline: `Yes: shown nine values of a parameter, it finds the right cycle, or chaos, at ${same} of ${count} others.`,
      text: `Rössler's system was observed for 50 time units at c = 2, 2.5, 3, …, 6. One network of 200 neurons learned its vector field from all nine records, with c as a fourth input; derivatives are differences of the states. Truth and model were then left to settle at ${count} other values of c, and what remains are the maxima of x.

Inside chaos two orbits visit the same maxima in a different order, so points there agree in their outline only. Close to a doubling the orbit takes long to settle, and a count may be wrong by that alone. Beyond the values taught, the model knows nothing.`,
      claims: [
        {
          label: 'same number of turns',
          value: same / count,
          note: 'share of the unseen values; chaos counts as none',
          atLeast: quick ? 0.75 : 0.9,
        },
        {
          label: 'distance of the maxima',
          value: distances[Math.floor(count / 2)],
          note: 'sorted, on average; median over the unseen values; the attractor is up to 10 wide',
          atMost: 0.1,
        },
        {
          label: `turns at c = ${inTheWindow}`,
          value: window.period,
          note: 'a window of three turns between c = 5 and 5.5, the nearest that were taught',
          atLeast: 3,
          atMost: 3,
        },
      ],
      figures: [
        bifurcationPlot({
          diagrams: [
            { name: 'truth', role: 'truth', diagram: truth },
            { name: 'model', role: 'model', diagram: learned },
          ],
          apart: true,
          caption:
            'The maxima of x, at values of c that the model has not seen. One branch becomes two, then four, then chaos ' +
            'with windows in it: the model below draws what the truth above does.',
        }),
        phasePortrait({
          truth: late(rossler),
          prediction: late(model),
          variables: [0, 1],
          caption: `The orbit after it has settled at c = ${inTheWindow}, closed after three turns. This value was not taught.`,
        }),
      ],
    }
  },
}

/** How far apart the samples at the k-th value are on average, once sorted: 0 for the same attractor. */
function distance(a: BifurcationDiagram, b: BifurcationDiagram, k: number): number {
  const [first, second] = [a.samples[k].slice().sort(), b.samples[k].slice().sort()]
  const levels = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100)
  const gaps = levels.map((p) => first[Math.floor(p * first.length)] - second[Math.floor(p * second.length)])
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / gaps.length
}
