import { dop853 } from '../../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import {
  type HamiltonianOptions,
  type LearnedHamiltonian,
  learnHamiltonian,
} from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { median } from '../../../src/math/statistics.ts'
import type { Trajectory } from '../../../src/trajectory.ts'
import { asked, type Request, type Row } from '../table.ts'
import { type Problem, problems } from './problem.ts'
import { knownEnergy, relativeL2, uniform } from './samples.ts'

const SAMPLES = 2500
const WIDTH = 200
const STEPS: readonly number[] = [0.05, 0.1, 0.2, 0.4, 0.8]
const STARTS = 30
const exact = dop853({ relativeTolerance: 1e-13, absoluteTolerance: 1e-14 })

type Energy = (y: Float64Array) => number

/** How an energy is learned from steps of length h. */
interface Scheme {
  readonly name: string
  readonly options: Partial<HamiltonianOptions>
  readonly energy?: (learned: LearnedHamiltonian, h: number) => Energy
  readonly published?: readonly number[]
}

const schemes: readonly Scheme[] = [
  {
    name: 'symplectic-euler',
    options: { derivatives: 'symplectic-euler', corrections: 0 },
    published: [7.4e-3, 1.5e-2, 3e-2, 6.1e-2, 0.13],
  },
  {
    name: 'symplectic-euler corrected',
    options: { derivatives: 'symplectic-euler', corrections: 0 },
    energy: publishedCorrection,
    published: [1e-4, 4.2e-4, 1.7e-3, 6.9e-3, 3e-2],
  },
  { name: 'midpoint', options: { derivatives: 'midpoint', corrections: 0 } },
  { name: 'midpoint, 1 correction', options: { derivatives: 'midpoint', corrections: 1 } },
  { name: 'midpoint, 5 corrections', options: { derivatives: 'midpoint', corrections: 5 } },
]

/** H ≈ Ĥ + (h/2) ∇qĤ · ∇pĤ, to first order in h. */
function publishedCorrection({ hamiltonian, field, degrees }: LearnedHamiltonian, h: number): Energy {
  const slopes = new Float64Array(2 * degrees)
  return (y) => {
    field(0, y, slopes)
    let product = 0
    for (let i = 0; i < degrees; i++) product -= slopes[i] * slopes[degrees + i]
    return hamiltonian(y) + (h / 2) * product
  }
}

/** The pendulum from single steps, without derivatives: errors over h, with the slope of log error from one h to the next. */
export function* trajectoryRows(request: Request): Generator<Row> {
  const problem = problems[0]
  for (const scheme of schemes) {
    if (!asked(request, problem.system.name, scheme.name)) continue
    let before = Number.NaN
    for (const [k, h] of STEPS.entries()) {
      request.progress(`pendulum, ${scheme.name}, h = ${h}`)
      const runs = request.seeds.map((seed) => run(problem, scheme, h, seed))
      const error = median(runs.map((one) => one.error))
      yield {
        system: `${problem.system.name} from steps`,
        box: problem.box,
        samples: SAMPLES,
        width: WIDTH,
        method: scheme.name,
        h,
        relativeL2: error,
        publishedRelativeL2: scheme.published?.[k] ?? null,
        slope: k === 0 ? null : Math.log(error / before) / Math.log(h / STEPS[k - 1]),
        seconds: median(runs.map(({ seconds }) => seconds)),
        seeds: request.seeds.length,
      }
      before = error
    }
  }
}

function run(problem: Problem, { options, energy }: Scheme, h: number, seed: number) {
  const steps = singleSteps(problem, h, seed)
  const start = performance.now()
  const settings = { width: WIDTH, seed, known: knownEnergy(problem.system), ...options }
  const learned = learnHamiltonian(steps, settings)
  const seconds = (performance.now() - start) / 1000
  return { error: relativeL2(problem, energy?.(learned, h) ?? learned.hamiltonian, seed), seconds }
}

/** Trajectories of two samples each, from uniform starts. */
function singleSteps({ system, reach }: Problem, h: number, seed: number): Trajectory[] {
  const { dim } = system
  const starts = uniform(reach, SAMPLES, seed, STARTS)
  return Array.from({ length: SAMPLES }, (_, i) =>
    integrate(system, starts.subarray(i * dim, (i + 1) * dim), [0, h], exact),
  )
}
