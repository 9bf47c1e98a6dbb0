import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { serve } from '../../docs/.vitepress/static-server.ts'
import { chromiumPath } from '../parallel/browser.ts'
import { builtSite } from './built.ts'
import { type Fetched, watchFiles } from './front-page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page, and what went wrong or was fetched while it was open. */
export interface Visit {
  readonly page: Page
  readonly errors: string[]
  readonly fetched: readonly Fetched[]
}

/** The built site in a browser. */
export interface VisitedSite {
  readonly folder: string
  readonly origin: string
  readonly browser: Browser
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>
  close(): Promise<void>
}

export async function visitedSite(): Promise<VisitedSite> {
  const folder = await builtSite()
  const served = await serve(folder)
  const args = ['--no-sandbox', '--disable-gpu', '--js-flags=--expose-gc']
  const browser = await chromium.launch({ executablePath: chromiumPath!, args })
  async function visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options })
    const errors: string[] = []
    const fetched = watchFiles(page)
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()))
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(served.origin + path)
    return { page, errors, fetched }
  }
  async function close(): Promise<void> {
    await browser.close()
    await served.close()
  }
  return { folder, origin: served.origin, browser, visit, close }
}

/** What was fetched from somewhere else than the site. */
export function elsewhere({ fetched }: Visit, origin: string): readonly string[] {
  const own = (url: string): boolean => [`${origin}/`, 'data:', `blob:${origin}`].some((start) => url.startsWith(start))
  return fetched.map(({ url }) => url).filter((url) => !own(url))
}

/** Rules that the page breaks in a serious way, each with the first place. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: typeof import('axe-core') }).axe.run()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    return serious.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
  })
}
