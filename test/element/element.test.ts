import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RheiModel } from '../../src/element/rhei-model.ts'
import { css } from '../../src/element/style.ts'
import { colors, darkColors } from '../../src/figure/theme.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { exportModule } from '../../src/io/export/module/export-module.ts'
import { learnRegressor } from '../../src/learn/estimator/regressor.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { rollout } from '../../src/rollout.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { stateAt, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { type Browser, chromiumPath, openBrowser } from '../parallel/browser.ts'

const entry = fileURLToPath(new URL('../../src/element/index.ts', import.meta.url))

/** Bytes of the whole element, minified and compressed. */
const BUDGET = 4300

test('is one small file', async () => {
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false },
  })
  expect(gzipSync(outputFiles[0].contents, { level: 9 }).length).toBeLessThan(BUDGET)
})

test('can be imported where there is no page', async () => {
  const { RheiModel } = await import('../../src/element/index.ts')
  expect(RheiModel.observedAttributes).toContain('src')
})

test('has the colors of all figures', () => {
  for (const role of ['ink', 'muted', 'model'] as const)
    expect(css).toContain(`var(--rhei-${role}, light-dark(${colors[role]},${darkColors[role]}))`)
})

if (!chromiumPath) console.error('No Chromium found, the element is not tested; CHROMIUM_PATH says where one is.')

describe.skipIf(!chromiumPath)('in Chromium, under a policy that lets in files of the page’s server alone', () => {
  const model = learnFlowMap(integrate(lorenz63, [1, 2, 20], timeGrid(0, 0.02, 600)), { width: 40 })
  const doubling = defineMap({ name: 'doubling', equations: { x: '2*x' }, initialState: [1] })
  const rows = [[0], [1], [2], [3]]
  const files = {
    'lorenz.js': exportModule(model),
    'doubling.js': exportModule(doubling),
    'function.js': exportModule(learnRegressor(rows, rows, { width: 2 })),
    'index.html': `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src data:">
<script type="module" src="/element.js"></script>`,
  }
  let browser: Browser
  const errors: string[] = []

  beforeAll(async () => {
    browser = await openBrowser({ element: entry }, files)
    browser.page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    browser.page.on('pageerror', ({ message }) => errors.push(message))
  })
  afterAll(() => browser?.close())

  /** Puts an element into an empty page, `below` so many pixels. */
  async function show(attributes: Readonly<Record<string, string>>, below = 0): Promise<void> {
    await browser.page.reload()
    await browser.page.evaluate(
      ([attributes, below]) => {
        const element = document.createElement('rhei-model')
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
        const told: unknown[] = []
        for (const type of ['rhei-load', 'rhei-step', 'rhei-error'])
          document.addEventListener(type, (event) => told.push([type, (event as CustomEvent).detail.message]))
        Object.assign(globalThis, { element, told })
        document.body.style.paddingTop = `${below}px`
        document.body.append(element)
      },
      [attributes, below] as const,
    )
  }
  interface Here {
    readonly element: RheiModel
    readonly told: readonly [string, string?][]
  }
  const told = (): Promise<Here['told']> => browser.page.evaluate(() => (globalThis as never as Here).told)
  const state = (): Promise<number[]> =>
    browser.page.evaluate(() => [...((globalThis as never as Here).element.state ?? [])])
  const steps = async (): Promise<number> => (await told()).filter(([type]) => type === 'rhei-step').length
  const follow = (more: number): Promise<unknown> =>
    browser.page.evaluate(
      (more) =>
        new Promise<void>((resolve) => {
          let left = more
          document.addEventListener('rhei-step', () => --left === 0 && resolve())
        }),
      more,
    )

  test('runs, stops and begins anew by keyboard; at rest its state has the bits of the rollout', async () => {
    const { page } = browser
    await show({ src: 'lorenz.js', start: '1, 2, 20', steps: '50', x: 'x', y: 'z' })
    await follow(3)
    await page.getByRole('button', { name: 'Pause' }).press('Enter')
    const held = await state()
    await page.waitForTimeout(100)
    expect(await state()).toEqual(held)
    expect(await page.getByRole('img').getAttribute('aria-label')).toBe('Orbit of learned flow map: z over x')
    await page.evaluate(() => (globalThis as never as Here).element.restart([1, 2, 20]))
    expect(await state()).toEqual([...stateAt(rollout(model, [1, 2, 20], timeGrid(0, 0.02, 50)), -1)])
    await page.getByRole('button', { name: 'New start' }).press('Space')
    expect(await state()).not.toEqual(held)
    await page.getByRole('button', { name: 'Play' }).press('Enter')
    await follow(3)
    expect(await page.getByRole('img').evaluate((canvas) => getComputedStyle(canvas).display)).toBe('block')
  })

  test.each([
    ['nowhere.js', /^nowhere\.js cannot be loaded: /],
    ['element.js', /^element\.js is no model that exportModule wrote\.$/],
    ['function.js', /^function\.js is a function, which has no orbit\.$/],
  ])('says of %s what is wrong', async (src, message) => {
    await show({ src })
    await browser.page.waitForFunction(() => (globalThis as never as Here).told.length > 0)
    expect(await browser.page.getByRole('status').textContent()).toMatch(message)
    expect(await told()).toEqual([['rhei-error', expect.stringMatching(message)]])
    expect(await browser.page.getByRole('button', { name: 'Pause' }).isDisabled()).toBe(true)
    errors.length = 0
  })

  test('an orbit that diverges is told, stays for a while and begins anew', async () => {
    await show({ src: 'doubling.js', steps: '3', rate: '1000' })
    await browser.page.getByText('The orbit has diverged after 12 steps.').waitFor()
    expect((await told()).at(-1)).toEqual(['rhei-error', 'The orbit has diverged after 12 steps.'])
    await browser.page.evaluate(() => (globalThis as never as Here).element.setAttribute('rate', '1e6'))
    await follow(1)
    expect(errors).toEqual([])
  })

  test('runs only while it is seen, and not once it is gone', async () => {
    const { page } = browser
    await show({ src: 'lorenz.js' }, 5000)
    await page.waitForFunction(() => (globalThis as never as Here).told.length > 1)
    await page.waitForTimeout(150)
    expect(await steps()).toBe(1)
    await page.getByRole('img').scrollIntoViewIfNeeded()
    await follow(3)
    await page.evaluate(() => (globalThis as never as Here).element.remove())
    const before = await steps()
    await page.waitForTimeout(100)
    expect([await steps(), await state()]).toEqual([before, []])
    expect(errors).toEqual([])
  })

  test('who asks for less motion sees a whole orbit at rest, in the colors of the page', async () => {
    const { page } = browser
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await show({ src: 'lorenz.js', start: '1 2 20', steps: '200' })
    await page.getByRole('button', { name: 'Play' }).waitFor()
    await page.waitForFunction(() => (globalThis as never as Here).told.length > 1)
    expect(await state()).toEqual([...stateAt(rollout(model, [1, 2, 20], timeGrid(0, 0.02, 200)), -1)])
    const light = await page.getByRole('img').screenshot()
    await page.waitForTimeout(100)
    expect(light.equals(await page.getByRole('img').screenshot())).toBe(true)
    await page.evaluate(() => document.documentElement.style.setProperty('--rhei-model', 'rgb(0 128 0)'))
    await page.waitForTimeout(100)
    expect(light.equals(await page.getByRole('img').screenshot())).toBe(false)
    expect(errors).toEqual([])
  })
})
