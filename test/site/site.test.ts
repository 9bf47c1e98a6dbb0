import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../src/element/index.ts'
import { chromiumPath } from '../parallel/browser.ts'
import { builtSite } from './built.ts'
import { compressedSize, type Fetched, LIMITS, parted, watchFiles } from './front-page.ts'
import { type Served, serve } from './serve.ts'

if (!chromiumPath) console.error('No Chromium found, the site is not tested; CHROMIUM_PATH says where one is.')

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page, and what went wrong or was fetched while it was open. */
interface Visit {
  readonly page: Page
  readonly errors: string[]
  readonly fetched: readonly Fetched[]
}

describe.skipIf(!chromiumPath)('the site in Chromium', () => {
  let folder: string
  let served: Served
  let browser: Browser

  beforeAll(async () => {
    folder = await builtSite()
    served = await serve(folder)
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox', '--disable-gpu'] })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  async function visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options })
    const errors: string[] = []
    const fetched = watchFiles(page)
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()))
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(served.origin + path)
    return { page, errors, fetched }
  }

  /** Rules that the page breaks in a serious way, each with the first place. */
  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe)
    return page.evaluate(async () => {
      const { violations } = await (globalThis as never as { axe: typeof import('axe-core') }).axe.run()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      return serious.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
    })
  }

  test('the front page: a model learns in a worker and parts from the truth; small, silent, from here alone', async () => {
    const { page, errors, fetched } = await visit('/index.html')
    await parted(page)
    await page.getByRole('button', { name: 'New start' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.told', { hasText: 'Still together' }).waitFor()
    await page.getByLabel('300').press('Space')
    await page.locator('.told', { hasText: '300 neurons' }).waitFor()
    await page.getByRole('button', { name: 'Pause' }).press('Enter')
    const held = await page.locator('.count').textContent()
    expect(await page.getByRole('button', { name: 'Pause' }).getAttribute('aria-pressed')).toBe('true')
    await page.waitForTimeout(200)
    expect(await page.locator('.count').textContent()).toBe(held)
    expect(errors).toEqual([])
    expect(fetched.filter(({ url }) => !url.startsWith(`${served.origin}/`) && !url.startsWith('data:'))).toEqual([])
    expect(await compressedSize(fetched)).toBeLessThan(LIMITS.bytes)
    await page.close()
  })

  test('the worker runs under the policy: it may compile WebAssembly, but not text', async () => {
    const { page } = await visit('/index.html')
    await parted(page)
    // Later, because what the debugger itself evaluates is exempt.
    const outcome = await page.workers()[0].evaluate(
      () =>
        new Promise<string>((resolve) =>
          setTimeout(() => {
            try {
              new Function('return 1')
              resolve('compiled')
            } catch (error) {
              resolve((error as Error).name)
            }
          }),
        ),
    )
    expect(outcome).toBe('EvalError')
    await page.close()
  })

  test('who asks for less motion sees the whole race at rest; who has no scripts, its picture', async () => {
    const { page } = await visit('/index.html', { reducedMotion: 'reduce' })
    await parted(page)
    await page.waitForTimeout(300)
    const before = await page.locator('canvas').screenshot()
    await page.waitForTimeout(200)
    expect(before.equals(await page.locator('canvas').screenshot())).toBe(true)
    await page.close()
    const { page: plain } = await visit('/index.html', { javaScriptEnabled: false })
    expect(await plain.locator('.butterfly path').count()).toBe(2)
    await plain.close()
  })

  test('the page on web components: the model written when the site was built runs there', async () => {
    const { page } = await visit('/web-component.html')
    const state = () => page.evaluate(() => document.querySelector('rhei-model')?.state?.join())
    await expect.poll(state).toBeDefined()
    const before = await state()
    await expect.poll(state).not.toBe(before)
    await page.close()
  })

  test.each([
    ['/index.html', 1400, 'light'],
    ['/index.html', 400, 'dark'],
    ['/tutorial/1-simulate.html', 400, 'light'],
    ['/method.html', 1400, 'dark'],
    ['/models.html', 400, 'light'],
    ['/learners.html', 1400, 'light'],
    ['/web-component.html', 400, 'dark'],
  ] as const)('%s at %i pixels, %s: open to all, nothing beside the page', async (path, width, colorScheme) => {
    const { page, errors } = await visit(path, { viewport: { width, height: 900 }, colorScheme })
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(errors).toEqual([])
    await page.close()
  })

  test('every page has the policy, without unsafe-eval, and no formula that was not understood', () => {
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(12)
    for (const name of pages) {
      const html = readFileSync(`${folder}/${name}`, 'utf8')
      expect(html, name).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; /)
      expect(html, name).not.toContain("'unsafe-eval'")
      expect(html, name).not.toMatch(/<code>[^<]*\\(frac|lVert|sum)/)
    }
  })
})
