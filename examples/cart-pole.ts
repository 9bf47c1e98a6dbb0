import {
  compare,
  curvePlot,
  defineOde,
  dopri5,
  type FlowMapOptions,
  integrate,
  learnFlowMap,
  stateAt,
  swim,
  type Trajectory,
  timeGrid,
  timeSeries,
} from 'rhei'
import type { Example } from './example.ts'
import { corrected, dot, drive, holdingGains, improve, type Run, type Step, stepOf } from './linear-quadratic.ts'
import { randomNumbers } from './random.ts'

const acceleration = '((push + pole*half*omega^2*sin(theta))/(cart + pole))'
const spin = `((9.81*sin(theta) - cos(theta)*${acceleration})/(half*(4/3 - pole*cos(theta)^2/(cart + pole))))`
/** The angle is 0 upright; masses in kg, half the pole's length in m, the push in N. */
const system = defineOde({
  name: 'cart and pole',
  parameters: { push: 0, cart: 1, pole: 0.1, half: 0.5 },
  equations: {
    x: 'v',
    v: `${acceleration} - pole*half*cos(theta)*${spin}/(cart + pole)`,
    theta: 'omega',
    omega: spin,
  },
  initialState: { x: 0, v: 0, theta: Math.PI, omega: 0 },
  source: 'A. G. Barto, R. S. Sutton, C. W. Anderson, IEEE Trans. Systems, Man, and Cybernetics 13, 834-846 (1983)',
})
const dt = 0.04
/** Steps in which the pole is to be up, and steps to hold it there. */
const [swing, hold] = [75, 125]
const seconds = swing * dt
const degrees = 180 / Math.PI
const hanging = Float64Array.of(0, 0, Math.PI, 0)
const weights = { state: [1, 0.1, 1, 0.1], push: 0.05, end: 100 }

export const cartPole: Example = {
  question: 'Can a pole be swung up and balanced with a model that has seen nothing but random pushes?',
  tags: ['control', 'flow map', 'baselines'],

  run({ quick, progress }) {
    progress('pushing at random …')
    const random = randomNumbers(1)
    const between = (limit: number) => limit * (2 * random() - 1)
    const start = () => Float64Array.of(between(2), between(4), between(Math.PI), between(8))
    const runs = (n: number) => Array.from({ length: n }, () => drive(truth, start(), 25, () => between(15)))
    const [seen, unseen] = [runs(quick ? 60 : 100), runs(20)]

    progress('learning …')
    const learn = (options: FlowMapOptions) => {
      const values = seen.map(({ pushes }) => Float64Array.of(...pushes, 0))
      return stepOf(learnFlowMap(seen.map(trajectory), { controls: { names: ['push'], values }, seed: 1, ...options }))
    }
    const width = quick ? 300 : 400
    const learned = learn({ width, sampler: swim({ slopeScale: 0.1 }), periodic: { theta: 2 * Math.PI } })
    // Under a penalty without end a network is its linear part.
    const linear = learn({ width: 1, ridge: { relative: 1e6 } })

    progress('planning …')
    const seek = (step: Step) => {
      const rocking = drive(step, hanging, swing, (k) => 5 * Math.sin(k / 10))
      const plan = improve(step, rocking, weights)
      const gains = holdingGains(step, weights)
      const law = (k: number, y: Float64Array) => (k < swing ? corrected(plan, k, y) : -dot(gains, y))
      return { plan, gains, real: drive(truth, hanging, swing + hold, law) }
    }
    const [ours, line] = [seek(learned), seek(linear)]
    const bestGains = holdingGains(truth, weights)
    const gainsOff = Math.max(...ours.gains.map((gain, i) => Math.abs(gain / bestGains[i] - 1)))
    const gaps = ours.plan.states.map((y, k) => Math.abs(y[2] - ours.real.states[k][2]))

    progress('predicting …')
    const predict = (step: Step) =>
      compare(
        unseen.map(trajectory),
        unseen.map(({ states, pushes }) => trajectory(drive(step, states[0], 25, (k) => pushes[k]))),
      )
    const [near, far] = [predict(learned), predict(linear)]

    const angles = ({ states }: Run) => states.map((y) => degrees * y[2])
    // What spins is drawn until it leaves the picture.
    const lost = line.real.states.findIndex((y) => Math.abs(degrees * y[2]) > 360)
    const times = timeGrid(0, dt, hold + swing)
    return {
      headline: `Yes: planned on a map learned from ${seen.length} s of random pushes, the pole of the true cart stands after ${seconds} s and keeps within ${offUpright(ours.real).toPrecision(1)}° of upright.`,
      text: `A pole hangs from a cart, which is pushed 25 times a second, at random, in ${seen.length} runs of one second from states of all kinds. A network of ${width} neurons learned what a push does to position, velocity, angle and rate. On this map alone, without the equations, iterated linear-quadratic control finds pushes that swing the pole up in ${seconds} s, and gains that keep it there: all that this asks of a model is to be stepped. Then the plan is carried out on the true cart, corrected by its gains at every push.

A linear map, fitted to the same runs, plans as confidently and fails: upright and hanging have opposite slopes. For balancing alone, a linear fit to states near upright would do. All four variables were observed without noise here, and beyond the speeds and pushes of the runs the map knows nothing: a plan has to keep within them.`,
      claims: [
        {
          label: 'the pole off upright',
          value: offUpright(ours.real),
          unit: '°',
          note: `most in the last second of ${(hold + swing) * dt}`,
          atMost: 0.5,
        },
        { label: 'the same, linear map', value: offUpright(line.real), unit: '°', atLeast: 30 },
        {
          label: 'swing against its plan',
          value: degrees * Math.max(...gaps),
          unit: '°',
          note: 'largest distance of the two angles',
          atMost: quick ? 8 : 2,
        },
        {
          label: 'holding gains, off by',
          value: gainsOff,
          note: 'relative; against those computed from the equations',
          atMost: quick ? 0.2 : 0.05,
        },
        {
          label: 'predicted over one second',
          value: near.medianError[25],
          unit: 'standard deviations',
          note: `median error of ${unseen.length} unseen runs; linear map ${far.medianError[25].toFixed(1)}`,
          atMost: quick ? 0.03 : 0.005,
        },
      ],
      figures: [
        curvePlot({
          curves: [
            { name: 'the true pole', role: 'truth', x: times, y: angles(ours.real) },
            { name: 'the plan', role: 'model', x: times.subarray(0, swing + 1), y: angles(ours.plan) },
            {
              ...{ name: 'a plan by a linear map', role: 'baseline' },
              ...{ x: times.subarray(0, lost), y: angles(line.real).slice(0, lost) },
            },
          ],
          xLabel: 'time (s)',
          yLabel: 'angle of the pole (degrees, 0 is upright)',
          caption: `The true pole follows what was planned on the learned map for ${seconds} s, and is then held upright. With a linear map it is lost.`,
        }),
        timeSeries({
          truth: trajectory(ours.real),
          prediction: trajectory(ours.plan),
          names: { truth: 'the true cart and pole', prediction: 'the plan' },
          timeLabel: 'time (s)',
          caption: `Position (m), velocity (m/s), angle (rad) and rate (rad/s): after the swing of ${seconds} s the gains bring the cart back, too.`,
        }),
      ],
    }
  },
}

/** The most that the pole is away from upright in the last second, in degrees. */
function offUpright({ states }: Run): number {
  return degrees * Math.max(...states.slice(-25).map((y) => Math.acos(Math.cos(y[2]))))
}

const truth: Step = (y, push) =>
  stateAt(integrate(system.with({ push }), y, [0, dt], dopri5({ relativeTolerance: 1e-8 })), -1)

function trajectory({ states }: Run): Trajectory {
  return {
    dim: system.dim,
    variables: system.variables,
    times: timeGrid(0, dt, states.length - 1),
    states: Float64Array.from(states.flatMap((y) => Array.from(y))),
    status: 'complete',
  }
}
