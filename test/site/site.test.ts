import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../src/element/index.ts'
import { chromiumPath } from '../parallel/browser.ts'
import { compressedSize, LIMITS, parted } from './front-page.ts'
import { elsewhere, type VisitedSite, violations, visitedSite } from './visit.ts'

if (!chromiumPath) console.error('No Chromium found, the site is not tested; CHROMIUM_PATH says where one is.')

describe.skipIf(!chromiumPath)('the site in Chromium', () => {
  let site: VisitedSite
  beforeAll(async () => {
    site = await visitedSite()
  }, 400_000)
  afterAll(() => site?.close())

  test('the front page: a model learns in a worker and parts from the truth; small, silent, from here alone', async () => {
    const front = await site.visit('/index.html')
    const { page, errors, fetched } = front
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
    expect(elsewhere(front, site.origin)).toEqual([])
    expect(await compressedSize(fetched)).toBeLessThan(LIMITS.bytes)
    await page.close()
  })

  test('the worker runs under the policy: it may compile WebAssembly, but not text', async () => {
    const { page } = await site.visit('/index.html')
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
    const { page } = await site.visit('/index.html', { reducedMotion: 'reduce' })
    await parted(page)
    await page.waitForTimeout(300)
    const before = await page.locator('canvas').screenshot()
    await page.waitForTimeout(200)
    expect(before.equals(await page.locator('canvas').screenshot())).toBe(true)
    await page.close()
    const { page: plain } = await site.visit('/index.html', { javaScriptEnabled: false })
    expect(await plain.locator('.butterfly path').count()).toBe(2)
    await plain.close()
  })

  test('the page on web components: the model written when the site was built runs there', async () => {
    const { page } = await site.visit('/web-component.html')
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
    ['/gallery.html', 1400, 'light'],
    ['/gallery.html', 400, 'dark'],
    ['/gallery/lorenz-flow-map.html', 400, 'light'],
    ['/benchmarks.html', 400, 'dark'],
    ['/peers.html', 400, 'light'],
    ['/how-to/deploy.html', 1400, 'light'],
    ['/api/integrate.html', 400, 'light'],
    ['/atlas/lorenz63.html', 400, 'dark'],
    ['/atlas/index.html', 1400, 'light'],
    ['/web-component.html', 400, 'dark'],
  ] as const)('%s at %i pixels, %s: open to all, nothing beside the page', async (path, width, colorScheme) => {
    const { page, errors } = await site.visit(path, { viewport: { width, height: 900 }, colorScheme })
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(errors).toEqual([])
    await page.close()
  })

  test('the gallery: an example is found, answers in a worker, and is drawn again by plotly, all under the policy', async () => {
    const { page, errors } = await site.visit('/gallery.html')
    const links = page.locator('.example-list h2 a')
    const all = await links.count()
    await page.getByLabel('Search the examples').fill('energy pendulum')
    expect(await links.count()).toBe(1)
    await page.getByRole('button', { name: 'Show all' }).press('Enter')
    expect(await links.count()).toBe(all)
    await page.getByRole('button', { name: /^chaos/ }).press('Space')
    expect(await page.locator('.example-list [role=status]').textContent()).toContain(` of ${all} examples`)
    await page.getByLabel('Search the examples').fill('butterfly')
    await links.first().press('Enter')
    await page.getByRole('heading', { name: 'How long does a learned map follow the Lorenz butterfly?' }).waitFor()
    expect(await page.locator('.answer figure').count()).toBe(3)
    await page.getByRole('button', { name: 'Run it here' }).press('Enter')
    await page.locator('.run [role=status]', { hasText: 'All numbers are within their bounds' }).waitFor()
    expect(await page.locator('.answer.here figure svg').count()).toBe(3)
    // The last figure is plane: a space needs WebGL.
    await page.getByRole('button', { name: 'Interactive' }).last().press('Enter')
    await page.locator('.answer.here .js-plotly-plot .trace').first().waitFor()
    expect(errors).toEqual([])
    await page.close()
  })

  test('every page has the policy, without unsafe-eval, and no formula that was not understood', () => {
    const pages = readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    )
    expect(pages.length).toBeGreaterThan(250)
    for (const name of pages) {
      const html = readFileSync(`${site.folder}/${name}`, 'utf8')
      expect(html, name).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; /)
      expect(html, name).not.toContain("'unsafe-eval'")
      // The atlas prints the equations of long systems as LaTeX.
      if (!name.startsWith('atlas')) expect(html, name).not.toMatch(/<code>[^<]*\\(frac|lVert|sum)/)
    }
  })

  test('a name in the reference leads to what it names, a system to its page in the atlas', () => {
    const files = readdirSync(`${site.folder}/api`).map((name) => [
      `/api/${name}`,
      readFileSync(`${site.folder}/api/${name}`, 'utf8'),
    ])
    const pages = new Map(files as [string, string][])
    for (const [path, html] of pages)
      for (const [, href] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
        const { pathname, hash } = new URL(href, `http://here${path}`)
        const page = pathname.replace(/\/$/, '/index.html')
        expect(existsSync(site.folder + page), `${path}: ${href}`).toBe(true)
        if (hash && pages.has(page)) expect(pages.get(page), `${path}: ${href}`).toContain(`id="${hash.slice(1)}"`)
      }
  })
})
