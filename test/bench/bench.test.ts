import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { measure } from './measure.ts'
import { parseOptions } from './options.ts'
import type { Row } from './row.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('--json prints one complete row per line', () => {
  const command = ['--import', 'tsx', 'test/bench/main.ts', '--quick', '--only', 'typescript', '--json']
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  expect(status).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as Row)
  expect(rows.map(({ name, n, k }) => [name, n, k])).toEqual([
    ['fit typescript', 2000, 200],
    ['fit typescript', 10_000, 200],
    ['rollout typescript', 50_000, 200],
    ['activation tanh typescript', 1_000_000, 1],
  ])
  for (const { name, seconds, gflops, peakFraction, rssMiB, outputs, workers, testError } of rows) {
    for (const value of [seconds, gflops, peakFraction, rssMiB]) expect(value).toBeGreaterThan(0)
    expect([outputs, workers]).toEqual([name.startsWith('activation') ? 1 : 3, 1])
    if (name.startsWith('fit')) expect(testError).toBeLessThan(1e-5)
  }
})

test('what fails is a row that says why, and does not end the run', async () => {
  const job = { kind: 'fit', contender: 'nobody', workers: 1, n: 2000, k: 10, count: 2000, slopeScale: 1 } as const
  const row = await measure({ name: 'fit nobody', job: { ...job, budget: { seconds: 0, most: 1 } } }, '', 20, [])
  expect(row).toMatchObject({ name: 'fit nobody', n: 2000, k: 10, seconds: null, rssMiB: null })
  expect(row.note).toMatch(/^failed: exit code 1: RangeError: no contender 'nobody'/)
})

test.each<[string, string[], RegExp]>([
  ['an unknown option', ['--fast'], /Unknown option '--fast'/],
  ['no threads', ['--workers', '1,0'], /--workers must be whole numbers from 1 up, such as 1,2, got '1,0'/],
  ['no time limit', ['--adam-limit', 'long'], /--adam-limit must be positive seconds, got 'long'/],
])('%s is refused', (_, args, message) => {
  expect(() => parseOptions(args)).toThrow(message)
})
