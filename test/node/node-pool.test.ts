import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from 'tsup'
import { afterEach, expect, test } from 'vitest'
import { nodePool, nodePort } from '../../src/node/node-pool.ts'
import { createPool, type Pool } from '../../src/parallel/pool.ts'
import { library } from '../../tsup.config.ts'
import { cases } from '../parallel/contract.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const url = new URL('../parallel/node-worker.ts', import.meta.url)
const loader = new URL('../../src/node/register-tsx.js', import.meta.url).href

// One pool for all: whatever happened before, it has to work. The last case closes it.
const shared = nodePool({ size: 2, url })
test.each(cases)('$name', async ({ happens, expected }) => {
  expect(await happens(shared)).toEqual(expected)
})

let pool: Pool
afterEach(() => pool?.close())

test.each([1, 4])('the same sums from %d workers', async (size) => {
  const { happens, expected } = cases.find(({ name }) => name.startsWith('sums'))!
  pool = nodePool({ size, url })
  expect(await happens(pool)).toBe(expected)
})

test('as many workers as cores, with the tasks of rhei', async () => {
  pool = nodePool()
  expect(pool.size).toBe(availableParallelism())
  await expect(pool.run('nothing', 1)).rejects.toThrow(/no task 'nothing'/)
})

test('process.exit in a task, and in all workers at once', async () => {
  pool = nodePool({ size: 2, url })
  const ends = await Promise.allSettled([3, 4, 5].map((code) => pool.run('exit', code)))
  expect(ends.map((end) => end.status === 'rejected' && end.reason.message)).toEqual(
    [3, 4, 5].map((code) => `pool.run: the worker died during task 'exit': it exited with code ${code}`),
  )
  expect(await pool.run('echo', 1)).toBe(1)
})

test('a worker out of memory', async () => {
  const resourceLimits = { maxOldGenerationSizeMb: 40 }
  const spawn = () => nodePort(new Worker(url, { execArgv: ['--import', loader], resourceLimits }))
  pool = createPool({ size: 1, spawn })
  await expect(pool.run('exhaustMemory', 1)).rejects.toThrow(/died during task 'exhaustMemory': .*memory limit/)
  expect(await pool.run('echo', 1)).toBe(1)
})

test.each<[string, string, RegExp]>([
  ['is not there', 'file:///nowhere/worker.js', /died during task 'echo': Cannot find module .*nowhere/],
  ['throws while loading', 'data:text/javascript,throw new Error("broken")', /died during task 'echo': broken/],
  ['does not listen', 'data:text/javascript,', /died during task 'echo': it exited with code 0/],
])('a script that %s', async (_, address, message) => {
  pool = nodePool({ size: 1, url: new URL(address) })
  for (let attempt = 0; attempt < 2; attempt++) await expect(pool.run('echo', 1)).rejects.toThrow(message)
})

/** Runs a module's text in a process of its own, which has to end by itself. */
function script(text: string, ...args: string[]): string {
  const command = [...args, '--input-type=module', '--eval', text]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
  })
  return status === 0 ? stdout.trim() : `status ${status}: ${stderr}`
}

test('a process waits for a task, and not for idle workers', () => {
  const module = new URL('../../src/node/node-pool.ts', import.meta.url)
  const text = `
    import { nodePool } from '${module}'
    const pool = nodePool({ size: 2, url: new URL('${url}') })
    pool.run('wait', 100).then(async (first) => {
      await pool.run('echo', () => 1).catch(() => {})
      console.log(first, await pool.run('echo', 2))
    })`
  expect(script(text, '--import', 'tsx')).toBe('100 2')
})

test('the built package finds its worker, as an ES module and as CommonJS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rhei-pool-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    const outDir = join(folder, 'dist')
    await build({ ...library, config: false, outDir, dts: false, silent: true, onSuccess: async () => {} })
    for (const file of ['node.js', 'node.cjs']) {
      const text = `
        const module = await import('${pathToFileURL(join(outDir, file))}')
        const { nodePool } = module.default ?? module
        await nodePool({ size: 1 }).run('nothing').catch(({ message }) => console.log(message))`
      expect(script(text)).toMatch(/no task 'nothing'/)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
