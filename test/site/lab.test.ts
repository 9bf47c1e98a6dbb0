import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadModel } from '../../src/index.ts'
import { chromiumPath } from '../parallel/browser.ts'
import { elsewhere, type VisitedSite, violations, visitedSite } from './visit.ts'

const record = (name: string): string => fileURLToPath(new URL(`../../examples/data/${name}.csv`, import.meta.url))

describe.skipIf(!chromiumPath)('the lab in Chromium', () => {
  let site: VisitedSite
  beforeAll(async () => {
    site = await visitedSite()
  }, 240_000)
  afterAll(() => site?.close())

  const told = (page: Page, text: string | RegExp): Promise<void> =>
    page.locator('.stage .told', { hasText: text }).waitFor({ timeout: 30_000 })
  /** Puts a number beside its slider. */
  async function put(page: Page, label: string, value: string): Promise<void> {
    const field = page.getByLabel(`${label}, as a number`)
    await field.fill(value)
    await field.press('Enter')
  }
  async function downloaded(page: Page, button: string): Promise<Uint8Array> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    return readFileSync(await download.path())
  }

  test('a system is learned and judged; drags leave one worker, their settings and no errors', async () => {
    const visit = await site.visit('/lab.html')
    const { page, errors } = visit
    await told(page, '300 neurons learned 2000 states')
    await page.locator('.exponents').waitFor()
    expect(await page.locator('.lab-chart svg').count()).toBe(4)
    const slider = page.getByRole('slider', { name: 'neurons' })
    for (let k = 0; k < 50; k++) await slider.press(k % 2 ? 'ArrowRight' : 'ArrowLeft')
    await slider.press('Home')
    await told(page, '5 neurons learned 2000 states')
    expect(page.workers().length).toBe(1)
    await page.waitForFunction(() => location.search === '?width=5')
    expect(elsewhere(visit, site.origin)).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  })

  test('an address shows what it says, and names what it cannot', async () => {
    const { page } = await site.visit('/lab.html?system=rossler&p.c=5&samples=500&width=80&noise=7')
    await told(page, '80 neurons learned 500 states')
    expect(await page.getByRole('alert').textContent()).toContain('noise=7')
    expect(await page.getByLabel('c, as a number').inputValue()).toBe('5')
    await put(page, 'samples', '600')
    await told(page, '80 neurons learned 600 states')
    await page.waitForFunction(() => location.search === '?system=rossler&p.c=5&samples=600&width=80')
    const again = await site.visit(`/lab.html${new URL(page.url()).search}`)
    await told(again.page, '80 neurons learned 600 states')
    await Promise.all([page.close(), again.page.close()])
  })

  test('equations of one’s own; what is wrong with them is said, and mended', async () => {
    const { page, errors } = await site.visit('/lab.html?width=50')
    await told(page, '50 neurons')
    await page.getByLabel('from the atlas').selectOption('')
    const text = page.getByLabel('equations', { exact: true })
    await text.fill("x' = y\ny' = -x*\nx(0) = 1\ny(0) = 0")
    await page.getByRole('alert').filter({ hasText: 'line 2' }).waitFor()
    await text.fill("x' = y\ny' = -k*x\nk = 1\nx(0) = 1\ny(0) = 0")
    await told(page, 'Still valid')
    await page.getByLabel('k, as a number').waitFor()
    expect(errors).toEqual([])
    await page.close()
  })

  test('the model, the data, the script and a picture are handed out', async () => {
    const { page } = await site.visit('/lab.html?width=30&samples=300')
    await told(page, '30 neurons')
    const model = loadModel(await downloaded(page, 'Model')).model
    expect(model).toMatchObject({ kind: 'map', dt: 0.02, variables: ['x', 'y', 'z'] })
    const text = async (button: string): Promise<string> => new TextDecoder().decode(await downloaded(page, button))
    expect((await text('Data (CSV)')).split('\n').length).toBe(302)
    expect(await text('Script')).toContain('learnFlowMap(record, { width: 30,')
    expect(await text('Save Forecast as SVG')).toMatch(/^<svg .*<\/svg>$/s)
    expect(await text('Save Portrait as SVG')).toMatch(/^<svg .*<\/svg>$/s)
    expect([...(await downloaded(page, 'Save Forecast as PNG')).subarray(1, 4)]).toEqual([80, 78, 71])
    await page.close()
  })

  test('records: each of the five is scored; what cannot be used says why', async () => {
    const visit = await site.visit('/lab.html?width=20&samples=200')
    const { page, errors } = visit
    await told(page, '20 neurons')
    const choose = page.locator('.drop input')
    const said = page.locator('.lab-record .told')
    for (const [name, samples] of [
      ['nino-sst', 732],
      ['sunspots', 3177],
      ['lynx-hare', 21],
      ['mauna-loa-co2', 468],
      ['eu-stock-markets', 1860],
    ] as const) {
      await choose.setInputFiles(record(name))
      await said.filter({ hasText: `${samples} samples; the first` }).waitFor({ timeout: 60_000 })
    }
    expect(await page.getByLabel('column').locator('option').allTextContents()).toEqual(['DAX', 'SMI', 'CAC', 'FTSE'])
    await choose.setInputFiles({
      name: 'words.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('time,x\n0,one\n1,two\n'),
    })
    await said.filter({ hasText: /words.csv: .*"one" is not a finite number/ }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(elsewhere(visit, site.origin)).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  }, 240_000)

  test('the race against Adam has a clock for each', async () => {
    const { page } = await site.visit('/lab.html?width=20&samples=200')
    await told(page, '20 neurons')
    await page.getByRole('button', { name: 'Race' }).click()
    await page.locator('.lab-race .told', { hasText: /One solve: \d+ ms, .*Adam: .* passes/ }).waitFor()
    await page.close()
  })

  test('it opens without a network once it has been loaded', async () => {
    const { page } = await site.visit('/lab.html?width=20&samples=200')
    await told(page, '20 neurons')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await page.context().setOffline(true)
    await page.reload()
    await told(page, '20 neurons')
    await page.close()
  })

  test.each([
    [1400, 'light'],
    [400, 'dark'],
  ] as const)('at %i pixels, %s: open to all, nothing beside the page', async (width, colorScheme) => {
    const { page, errors } = await site.visit('/lab.html?width=50', { viewport: { width, height: 900 }, colorScheme })
    await page.locator('.exponents').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(errors).toEqual([])
    await page.close()
  })
})
