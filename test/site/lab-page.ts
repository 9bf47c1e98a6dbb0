import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'

/** What the lab may take from a drag to the picture of 300 neurons learned anew from 2,000 samples, in milliseconds. */
export const LAB_LIMITS = { refit: 150, workers: 1 } as const

/** What dragging takes. */
export interface LabCost {
  /** Median and worst of single drags, from the event to the drawn picture, in milliseconds. */
  readonly refit: { readonly median: number; readonly worst: number }
  /** Workers that are left after the drags. */
  readonly workers: number
  readonly quickDrags: number
  /** Bytes of the browser's page process after each 50 quick drags; absent where the system does not tell. */
  readonly memory?: readonly number[]
}

/** Single drags that are timed, and rounds of 50 quick ones whose memory is compared. */
const [SINGLE, ROUNDS] = [21, 8]

/** Drags the slope scale, which leaves the record and asks for another model. */
export async function measureLab(browser: Browser, origin: string): Promise<LabCost> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  await page.goto(`${origin}/lab.html`)
  await page.locator('.stage .told', { hasText: '300 neurons learned 2000 states' }).waitFor()
  await page.locator('.exponents').waitFor()
  const times: number[] = []
  for (let k = 0; k < SINGLE; k++) {
    times.push(await refit(page, 200 + k))
    // A visitor who pauses lets the slower measurements begin; the drag that follows may wait for one of them.
    await page.waitForTimeout(100)
  }
  const memory: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < 50; k++) await drag(page, 150 + 2 * k + round)
    await page.locator('.exponents').waitFor()
    const bytes = await pageMemory(browser)
    if (bytes !== undefined) memory.push(bytes)
  }
  const workers = page.workers().length
  await page.close()
  const sorted = [...times].sort((a, b) => a - b)
  const refits = { median: sorted[Math.floor(SINGLE / 2)], worst: sorted[SINGLE - 1] }
  return { refit: refits, workers, quickDrags: 50 * ROUNDS, ...(memory.length === ROUNDS && { memory }) }
}

function drag(page: Page, position: number): Promise<void> {
  return page.evaluate((value) => {
    const slider = document.querySelector<HTMLInputElement>('input[aria-label="slope scale, as a number"] ~ input')!
    slider.value = String(value)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
  }, position)
}

/** Milliseconds from a drag until another picture of its model has been drawn. */
async function refit(page: Page, position: number): Promise<number> {
  const taken = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begun = performance.now()
        const chart = document.querySelector('.lab-chart .drawing')!
        const observer = new MutationObserver(() => {
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.now() - begun))
        })
        observer.observe(chart, { childList: true })
      }),
  )
  await drag(page, position)
  return taken
}

/** Resident bytes of the largest process that draws pages. */
async function pageMemory(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  try {
    const sizes = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1024)
    return Math.max(...sizes)
  } catch {
    return undefined
  }
}
