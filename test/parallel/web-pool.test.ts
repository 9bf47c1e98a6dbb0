import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webPool } from '../../src/parallel/web-pool.ts'
import { type Browser, chromiumPath, openBrowser } from './browser.ts'
import { cases } from './contract.ts'
import type { Face } from './web-page.ts'

test('without web workers the message names the way out', () => {
  expect(() => webPool({ url: '/worker.js', size: 1 })).toThrow('webPool: no web workers here; in Node take nodePool')
})

if (!chromiumPath) console.error('No Chromium found, tests in a browser are skipped; CHROMIUM_PATH says where one is.')

describe.skipIf(!chromiumPath)('in Chromium', () => {
  const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
  const entries = {
    'web-page': path('web-page.ts'),
    'web-worker': path('web-worker.ts'),
    worker: path('../../src/worker.ts'),
  }
  const broken = {
    'throws.js': 'throw new Error("broken")',
    'awaits.js': 'await Promise.reject(new Error("broken later"))',
    'syntax.js': 'const = 1',
    'imports.js': 'import "./nowhere.js"',
  }
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser(entries, broken)
    await browser.page.addScriptTag({ url: '/web-page.js', type: 'module' })
  })
  afterAll(() => browser.close())

  /** Calls a function of the page. */
  function ask<Name extends keyof Face>(
    name: Name,
    ...args: Parameters<Face[Name]>
  ): Promise<Awaited<ReturnType<Face[Name]>>> {
    const call = ([name, args]: [string, unknown[]]) =>
      (globalThis as never as Record<string, (...args: unknown[]) => never>)[name](...args)
    return browser.page.evaluate(call, [name, args] as [string, unknown[]])
  }

  test.each(cases.map(({ name, expected }, index) => ({ name, expected, index })))(
    '$name',
    async ({ expected, index }) => {
      expect(await ask('happens', index)).toEqual(expected)
    },
  )

  test.each([1, 4])('the same sums from %d workers', async (size) => {
    const index = cases.findIndex(({ name }) => name.startsWith('sums'))
    expect(await ask('happens', index, size)).toBe(cases[index].expected)
  })

  test('as many workers as cores, with the tasks of rhei', async () => {
    expect(await ask('cores')).toBe(true)
    expect(await ask('failure', '/worker.js')).toMatch(/no task 'nothing'/)
  })

  test.each([
    ['nowhere.js', 'its script /nowhere.js cannot be loaded'],
    ['imports.js', 'its script /imports.js cannot be loaded'],
    ['syntax.js', 'its script /syntax.js cannot be loaded'],
    ['throws.js', 'Uncaught Error: broken'],
    ['awaits.js', 'Uncaught Error: broken later'],
  ])('the script %s', async (file, message) => {
    expect(await ask('failure', `/${file}`)).toContain(`pool.run: the worker died during task 'nothing': ${message}`)
  })

  test('nothing of all this reached the page as an error', async () => {
    expect(await ask('errors')).toEqual([])
  })
})
