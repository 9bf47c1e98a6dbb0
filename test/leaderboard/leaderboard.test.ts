import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { nodePool } from '../../src/node/node-pool.ts'
import { reportPage } from '../../src/node/report-page.ts'
import type { Pool } from '../../src/parallel/pool.ts'
import { evaluateOn } from './evaluate.ts'
import { jobsOf } from './jobs.ts'
import { findLearner, learners } from './learners.ts'
import { parseOptions } from './options.ts'
import { boardReport } from './report.ts'
import { type Job, keyOf, type Row } from './row.ts'
import { appendRow, readRows } from './row-file.ts'
import { runJobs } from './run-jobs.ts'
import { makeSeries } from './series.ts'
import { rankPerSystem, summarize } from './summary.ts'
import { partTables, perSystemTable } from './table.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-leaderboard-'))
afterAll(() => rmSync(folder, { recursive: true }))

const clean = { observed: 'univariate', noise: false } as const
const job: Job = { system: 'lorenz63', learner: 'persistence', granularity: 15, ...clean, start: 0 }

describe('the run', () => {
  test('a worker makes the row that this thread makes; what is not there fails alone', async () => {
    const pool = nodePool({ url: new URL('./worker.ts', import.meta.url), size: 1 })
    const rows: Row[] = []
    const jobs = [job, { ...job, system: 'nothing' }, { ...job, learner: 'climatology' }]
    await runJobs(pool, jobs, { limit: 60, take: (row) => rows.push(row) })
    await pool.close()
    expect(rows.map(({ status }) => status.slice(0, 6))).toEqual(['comple', 'failed', 'comple'])
    const here = evaluateOn(makeSeries('lorenz63', job), findLearner('persistence', 'univariate').learn, job)
    expect({ ...rows[0], fitSeconds: 0 }).toEqual({ ...here, fitSeconds: 0 })
  })

  test('a job that hangs is stopped at the limit and the rest goes on', async () => {
    const hanging: Pool = {
      size: 2,
      run: (_task, input, { signal } = {}) =>
        new Promise((resolve, reject) => {
          if ((input as Job).learner !== 'hangs') resolve({ ...(input as Job), status: 'complete' } as never)
          signal?.addEventListener('abort', () => reject(signal.reason))
        }),
      close: async () => {},
    }
    const rows: Row[] = []
    const jobs = ['hangs', 'a', 'b', 'c'].map((learner) => ({ ...job, learner }))
    await runJobs(hanging, jobs, { limit: 0.05, take: (row) => rows.push(row) })
    expect(rows.map(({ learner, status }) => [learner, status])).toEqual([
      ...['a', 'b', 'c'].map((learner) => [learner, 'complete']),
      ['hangs', 'failed: not done after 0.05 s'],
    ])
  })

  test('rows are read back; a torn last line is cut off, and the next row takes its place', () => {
    const path = join(folder, 'rows.jsonl')
    expect(readRows(path)).toEqual([])
    const rows = ['a', 'é'].map((learner) => ({ ...evaluateRow(learner, 'x', 1), learner }))
    for (const row of rows) appendRow(path, row)
    // Torn within the two bytes of é.
    appendFileSync(path, Buffer.from(JSON.stringify(rows[1])).subarray(0, 38))
    expect(readRows(path)).toEqual(rows)
    appendRow(path, rows[0])
    expect(readRows(path)).toEqual([...rows, rows[0]])
    expect(readFileSync(path, 'utf8').endsWith('\n')).toBe(true)
    writeFileSync(path, '{"a": 1}\n')
    expect(() => readRows(path)).toThrow(/rows.jsonl, line 1: not a row/)
  })
})

function evaluateRow(learner: string, system: string, smape: number, more: Partial<Row> = {}): Row {
  const scores = {
    smape,
    validTime: smape / 100,
    lyapunovTimes: 0,
    toTheEnd: smape < 10,
    fitSeconds: smape,
    status: 'complete',
  }
  return { ...job, learner, system, ...scores, ...more }
}

describe('the table', () => {
  const rows = [
    ...[1, 50, 3].map((smape, k) => evaluateRow('good', `system ${k}`, smape)),
    ...[80, 200, 110].map((smape, k) => evaluateRow('bad', `system ${k}`, smape)),
    evaluateRow('bad', 'system 0', 120, { start: 1, status: 'failed: it' }),
    evaluateRow('bad', 'system 0', 0, { granularity: 100 }),
    evaluateRow('bad', 'system 0', 0, { noise: true }),
  ]

  test('medians and means over systems, a system with two starts by their mean', () => {
    const [first, second] = summarize(rows, clean, 15)
    expect(first).toMatchObject({ learner: 'good', systems: 3, medianSmape: 3, meanSmape: 18, medianValidTime: 0.03 })
    expect(first).toMatchObject({ shareToTheEnd: 2 / 3, medianFitSeconds: 3, failed: 0 })
    // System 0 has (80 + 120)/2 = 100.
    expect(second).toMatchObject({ learner: 'bad', systems: 3, medianSmape: 110, meanSmape: 410 / 3, failed: 1 })
    const text = partTables(rows, clean, [15, 100])
    expect(text).toMatch(/^good +3 +3\.0 +18\.0 +0\.03 +67 % +3\.0$/m)
    expect(text).toMatch(/^ {2}N-BEATS \(published\) +131 +50\.6$/m)
  })

  test('the best on each system', () => {
    expect(rankPerSystem(rows, clean, 15).map(({ system, ranks }) => [system, ranks[0].learner])).toEqual([
      ['system 0', 'good'],
      ['system 1', 'good'],
      ['system 2', 'good'],
    ])
    expect(perSystemTable(rows, clean, 15)).toContain('good 3')
  })

  test('a page of the same rows, which leaves out systems that a stopped run has not finished', () => {
    const stopped = [...rows, evaluateRow('good', 'system 9', 5)]
    const report = boardReport(stopped, [clean], [15], 'npm run leaderboard')
    expect(report.headline).toContain('good, median sMAPE 4.0 on 4 systems')
    expect(report.sections[0].figures?.[0].data.map(({ x }) => x)).toEqual([
      [1, 50, 3],
      [100, 200, 110],
    ])
    expect(report.sections[1].text).toBe('good, on 3: system 0 1.0, system 1 50.0, system 2 3.0.')
    expect(reportPage(report)).toContain('N-BEATS')
    expect(() => boardReport([], [clean], [15], '')).toThrow(/no rows/)
  })
})

test('options: the full grid, or one quarter of it quickly; what is out of range is refused', () => {
  expect(parseOptions([]).parts).toHaveLength(4)
  expect(parseOptions(['--quick']).parts).toEqual([clean])
  expect(parseOptions(['--quick', '--noise']).parts).toEqual([{ observed: 'univariate', noise: true }])
  expect(parseOptions(['--multivariate']).parts.map(({ noise }) => noise)).toEqual([false, true])
  expect(parseOptions(['--learners', 'sampled,SINDy map']).learners).toEqual(['sampled', 'SINDy map'])
  expect(() => parseOptions(['--systems', 'lorentz'])).toThrow(/no chaotic flow 'lorentz'/)
  expect(() => parseOptions(['--learners', 'magic'])).toThrow(/no learner 'magic'/)
  expect(() => parseOptions(['--granularity', '15,many'])).toThrow(/--granularity must be a whole number.*'many'/)
  expect(() => parseOptions(['--sedes', '1'])).toThrow(TypeError)
})

test('every combination is one job, with a key of its own', () => {
  const jobs = jobsOf(parseOptions(['--systems', 'lorenz63,rossler', '--starts', '2']))
  expect(new Set(jobs.map(keyOf)).size).toBe(jobs.length)
  const runs = learners.reduce((sum, { observed }) => sum + observed.length, 0)
  expect(jobs).toHaveLength(runs * 2 * 2 * 2 * 2)
})
