import { gzipSync } from 'node:zlib'
import type { Browser, CDPSession, Page } from 'playwright-core'

/** What the front page may take: compressed bytes, and seconds of the page's own thread until it answers. */
export const LIMITS = { bytes: 350_000, seconds: 2 } as const

/** A file that a page has fetched, and how large it is compressed. */
export interface Fetched {
  readonly url: string
  readonly bytes: Promise<number>
}

/** What has been used when the page has reached some point, in seconds. */
export interface Cost {
  /** Of the page's own thread, by all its tasks and by scripts among them. */
  readonly tasks: number
  readonly scripts: number
  /** On the clock since the page was asked for; depends on what else the machine does. */
  readonly clock: number
}

/** What the front page took. */
export interface FrontPage {
  readonly files: readonly { readonly url: string; readonly bytes: number }[]
  readonly bytes: number
  /** When its first model has been learned: it has long answered to its buttons. */
  readonly interactive: Cost
  /** When it has said that truth and model have parted. */
  readonly parted: Cost
}

/** Gathers from now on the files that a page fetches. */
export function watchFiles(page: Page): Fetched[] {
  const files: Fetched[] = []
  page.on('response', (response) => {
    const bytes = response.body().then((body) => gzipSync(body).length)
    // A page may be closed before all has come; only who asks for the size is told.
    bytes.catch(() => {})
    files.push({ url: response.url(), bytes })
  })
  return files
}

/** The sum of all files. */
export async function compressedSize(files: readonly Fetched[]): Promise<number> {
  return (await Promise.all(files.map(({ bytes }) => bytes))).reduce((sum, bytes) => sum + bytes, 0)
}

/** Waits until a front page has said that the two have parted. */
export function parted(page: Page): Promise<void> {
  return page.locator('.told', { hasText: 'They parted after' }).waitFor()
}

/** Opens the front page and follows it until truth and model have parted. */
export async function measureFrontPage(browser: Browser, origin: string): Promise<FrontPage> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  const files = watchFiles(page)
  const session = await page.context().newCDPSession(page)
  // Processor time of the thread: a busy machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(`${origin}/index.html`, { waitUntil: 'commit' })
  await page.locator('.told', { hasText: 'neurons' }).waitFor()
  const interactive = await costOf(page, session)
  await parted(page)
  const all = { interactive, parted: await costOf(page, session) }
  const sizes = await Promise.all(files.map(async ({ url, bytes }) => ({ url, bytes: await bytes })))
  await page.close()
  return { files: sizes, bytes: await compressedSize(files), ...all }
}

async function costOf(page: Page, session: CDPSession): Promise<Cost> {
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  const clock = await page.evaluate(() => performance.now() / 1000)
  return { tasks: metric('TaskDuration'), scripts: metric('ScriptDuration'), clock }
}
