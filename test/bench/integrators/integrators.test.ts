import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { finalError } from './final-error.ts'
import { measure } from './measure.ts'
import { methods, SCIPY } from './methods.ts'
import { parseOptions } from './options.ts'
import { plan } from './plan.ts'
import { type Problem, problemNamed, problems } from './problems.ts'
import type { Row } from './row.ts'
import { scipyVersion } from './scipy-job.ts'
import { countEvaluations, solve } from './solve.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const scipy = scipyVersion() !== undefined
const ours = methods.flatMap(({ name, suits, integrator }) => (integrator ? [{ name, suits, integrator }] : []))

/**
 * Errors at the end in units of the tolerance. Every step adds up to one, and the flow makes more of it: on an orbit the
 * phase error grows with the square of the turns, a passage close to a body magnifies, and dissipation forgets.
 */
const MAGNIFICATION: Readonly<Record<string, number>> = {
  lorenz: 1e3,
  kepler: 5e4,
  arenstorf: 5e4,
  pleiades: 1e3,
  robertson: 1e2,
  'van der pol 1e6': 1e2,
  oregonator: 1e2,
}
/** The reference values have hardly more digits, and doubles no many more. */
const FLOOR = 1e-12

test('--json prints one complete row per line', () => {
  const command = ['--import', 'tsx', 'test/bench/main.ts', 'integrators', '--quick', '--only', 'lorenz do', '--json']
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  expect(status).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as Row)
  expect(rows.map(({ method, problem, tolerance }) => [method, problem, tolerance])).toEqual([
    ['dop853', 'lorenz', 1e-6],
    ['dop853', 'lorenz', 1e-9],
    ['dopri5', 'lorenz', 1e-6],
    ['dopri5', 'lorenz', 1e-9],
  ])
  checkComplete(rows)
})

const referenced = problems.filter(({ reference }) => reference !== undefined)
const pairs = ours.flatMap((method) =>
  referenced.filter((problem) => method.suits(problem)).map((problem) => ({ method, problem, name: problem.name })),
)

test.each(pairs)('$method.name on $name: errors fall with the tolerance and stay in proportion to it', (pair) => {
  const { method, problem } = pair
  const tolerances = [1e-4, 1e-6, 1e-8, 1e-10]
  const errors = tolerances.map((tolerance) => errorOf(problem, solve(problem, method.integrator, tolerance).states))
  checkErrors(problem, tolerances, errors)
})

test.runIf(scipy)("scipy's errors fall with the tolerance and stay in proportion to it", async () => {
  const tolerances = [1e-4, 1e-6, 1e-8]
  const effort = { warmUp: 0, seconds: 0, most: 1, limit: 60 }
  const jobs = plan({ quick: false, only: SCIPY }, true).filter(({ problem }) => /^(lorenz|oregonator)$/.test(problem))
  expect(jobs.length).toBe(5)
  const all = await Promise.all(jobs.map((job) => measure({ ...job, tolerances, effort }, [])))
  for (const [i, rows] of all.entries()) {
    checkComplete(rows)
    const errors = rows.map(({ error }) => error ?? Number.NaN)
    checkErrors(problemNamed(jobs[i].problem), tolerances, errors)
  }
})

test("evaluations counted from outside are those of the method's own statistics", () => {
  for (const { method, problem } of pairs) {
    const { statistics } = solve(problem, method.integrator, 1e-6)
    if (statistics) expect(countEvaluations(problem, method.integrator, 1e-6)).toBe(statistics.evaluations)
  }
})

test('once an integration takes longer than the limit, tighter tolerances are skipped and say so', async () => {
  const effort = { warmUp: 0, seconds: 0, most: 1, limit: 1e-9 }
  const rows = await measure({ method: 'dopri5', problem: 'kepler', tolerances: [1e-4, 1e-6, 1e-8], effort }, [])
  expect(rows.map(({ status }) => status)).toEqual(['complete', 'skipped', 'skipped'])
  expect(rows[2]).toMatchObject({ tolerance: 1e-8, seconds: null, error: null, note: /took more than/ })
})

test('where no error is known, times are compared with those of the first method', async () => {
  const effort = { warmUp: 0, seconds: 0, most: 1, limit: 60 }
  const job = { problem: 'lorenz T=1000', tolerances: [1e-10], effort }
  const first = await measure({ ...job, method: 'dop853' }, [])
  const [odex] = await measure({ ...job, method: 'odex' }, first)
  expect(first[0]).toMatchObject({ error: null, status: 'complete' })
  expect(odex.note).toMatch(/^\d+(\.\d+)? times as long as dop853$/)
})

test('what fails is a row that says why', async () => {
  const effort = { warmUp: 0, seconds: 0, most: 1, limit: 60 }
  const [row] = await measure({ method: 'nothing', problem: 'kepler', tolerances: [1e-4], effort }, [])
  expect(row).toMatchObject({ method: 'nothing', status: 'failed', seconds: null })
  expect(row.note).toMatch(/RangeError: no method 'nothing', use one of dop853/)
})

test.each<[string, string[], RegExp]>([
  ['an unknown option', ['--fast'], /Unknown option '--fast'/],
  ['a figure that is no SVG', ['--svg', 'a.png'], /--svg must be a file \*\.svg, got 'a\.png'/],
  ['rows without a figure', ['--from', 'a.json'], /--from draws a figure; say where with --svg/],
])('%s is refused', (_, args, message) => {
  expect(() => parseOptions(args)).toThrow(message)
})

function errorOf(problem: Problem, states: Float64Array): number {
  return finalError(problem, states.subarray(-problem.system.dim)) ?? Number.NaN
}

function checkComplete(rows: readonly Row[]): void {
  for (const { status, error, evaluations, seconds, steps } of rows) {
    expect(status).toBe('complete')
    for (const value of [error, evaluations, seconds, steps]) expect(value).toBeGreaterThan(0)
    expect(evaluations).toBeGreaterThan(steps ?? 0)
  }
}

function checkErrors(problem: Problem, tolerances: readonly number[], errors: readonly number[]): void {
  for (const [i, error] of errors.entries()) {
    expect(error).toBeLessThan(MAGNIFICATION[problem.name] * tolerances[i])
    if (i > 0) expect(error).toBeLessThan(Math.max(errors[i - 1], FLOOR))
  }
}
