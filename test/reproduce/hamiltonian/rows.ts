import type { Dataset } from '../../../src/dataset/dataset.ts'
import { learnHamiltonian } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { normalPairs } from '../../../src/math/normal-pairs.ts'
import { median, rootMeanSquare } from '../../../src/math/statistics.ts'
import { asked, type Request, type Row } from '../table.ts'
import { type Goal, trainByAdam } from './adam.ts'
import { type Method, samplingOf } from './methods.ts'
import { learnPolynomial } from './polynomial.ts'
import { type Problem, problems, sizeOf } from './problem.ts'
import { knownEnergy, relativeL2, trainingRows } from './samples.ts'

const methods: readonly Method[] = ['elm', 'u-swim', 'a-swim', 'swim']

/** What one network gave. */
interface Run {
  readonly error: number
  readonly seconds: number
}

/** Energies from exact derivatives at uniform samples. */
export async function* derivativeRows(request: Request): AsyncGenerator<Row> {
  for (const problem of problems) {
    const { samples, width } = sizeOf(problem, request.scale)
    const { structured, degree } = problem
    for (const method of methods) {
      if (!asked(request, problem.system.name, method)) continue
      yield overSeeds(request, problem, method, samples, width, (rows, seed) => {
        const sampling = samplingOf(method, problem, rows)
        return learnHamiltonian(rows, { ...common(problem), width, seed, ...sampling }).hamiltonian
      })
    }
    if (structured && asked(request, problem.system.name, structured.form))
      yield overSeeds(request, problem, structured.form, Math.min(4000, samples), structured.width, (rows, seed) => {
        return learnHamiltonian(rows, { ...common(problem), ...structured, seed }).hamiltonian
      })
    if (degree !== undefined && asked(request, problem.system.name, 'polynomial'))
      yield overSeeds(request, problem, 'polynomial', 1000, null, (rows) => learnPolynomial(rows, degree))
  }
}

function common({ system, periodic }: Problem) {
  return { known: knownEnergy(system), ...(periodic && { periodic }) }
}

function overSeeds(
  request: Request,
  problem: Problem,
  method: string,
  samples: number,
  width: number | null,
  learn: (rows: Dataset, seed: number) => (y: Float64Array) => number,
): Row {
  request.progress(`${problem.system.name}, ${problem.box}, ${method}`)
  const runs = request.seeds.map((seed): Run => {
    const rows = trainingRows(problem, samples, seed)
    const start = performance.now()
    const energy = learn(rows, seed)
    const seconds = (performance.now() - start) / 1000
    return { error: relativeL2(problem, energy, seed), seconds }
  })
  return row(problem, method, samples, width, runs)
}

function row(problem: Problem, method: string, samples: number, width: number | null, runs: readonly Run[]): Row {
  const { system, box, published, publishedSize } = problem
  const figure = method in published ? published[method as keyof typeof published]! : null
  return {
    system: system.name,
    box,
    samples,
    width,
    method,
    relativeL2: median(runs.map(({ error }) => error)),
    publishedRelativeL2: figure,
    publishedWidth: figure === null ? null : publishedSize.width,
    seconds: median(runs.map(({ seconds }) => seconds)),
    seeds: runs.length,
  }
}

/** One per cent of noise in the derivatives: Lotka–Volterra, 200 neurons. */
const NOISE = 0.01
const PUBLISHED_WITH_NOISE = 3.3e-4

export function* noiseRows(request: Request): Generator<Row> {
  const problem = problems[1]
  const { samples, width } = problem.publishedSize
  for (const form of ['generic', 'separable'] as const) {
    const method = `u-swim, ${form}, ${100 * NOISE} % noise`
    if (!asked(request, problem.system.name, method)) continue
    const learned = overSeeds(request, problem, method, samples, width, (rows, seed) => {
      const ridge = 'generalized-cross-validation' as const
      const options = { ...common(problem), width, seed, form, ridge }
      return learnHamiltonian(noisy(rows, seed), options).hamiltonian
    })
    yield { ...learned, publishedRelativeL2: PUBLISHED_WITH_NOISE, publishedWidth: width }
  }
}

/** Normal noise in each derivative, in units of its root mean square. */
function noisy(rows: Dataset, seed: number): Dataset {
  const { targets, targetDim } = rows
  const sizes = Array.from({ length: targetDim }, (_, j) =>
    rootMeanSquare(targets.filter((_, k) => k % targetDim === j)),
  )
  const normal = normalPairs(seed, 0, 0)
  return { ...rows, targets: targets.map((value, k) => value + NOISE * sizes[k % targetDim] * normal(0, k)[0]) }
}

const ADAM_SECONDS = { short: 60, full: 600 }

/** Networks trained by Adam until they reach the published error, or until the time is up. */
export async function* adamRows(request: Request): AsyncGenerator<Row> {
  for (const problem of [problems[0], problems[2]]) {
    if (!asked(request, problem.system.name, 'hnn-adam')) continue
    request.progress(`${problem.system.name}, hnn-adam`)
    const { samples, width } = sizeOf(problem, request.scale)
    const [seed] = request.seeds
    const known = knownEnergy(problem.system)
    const goal: Goal = {
      seconds: ADAM_SECONDS[request.scale],
      relativeL2: problem.published['hnn-adam']!,
      errorOf(energy) {
        const constant = known.energy - energy(known.state)
        return relativeL2(problem, (y) => energy(y) + constant, seed)
      },
    }
    const trained = await trainByAdam(trainingRows(problem, samples, seed), width, seed, goal)
    yield row(problem, 'hnn-adam', samples, width, [{ error: trained.relativeL2, seconds: trained.seconds }])
  }
}
