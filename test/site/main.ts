// What the front page and the lab take, against their budgets; ends with 1 where one is exceeded: npm run site:budget
import { chromium } from 'playwright-core'
import { serve } from '../../docs/.vitepress/static-server.ts'
import { chromiumPath } from '../parallel/browser.ts'
import { builtSite } from './built.ts'
import { type Cost, type FrontPage, LIMITS, measureFrontPage } from './front-page.ts'
import { LAB_LIMITS, type LabCost, measureLab } from './lab-page.ts'

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

if (!chromiumPath) throw new Error('site:budget: no Chromium found; CHROMIUM_PATH says where one is')
const served = await serve(await builtSite())
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  report(await measureFrontPage(browser, served.origin))
  reportLab(await measureLab(browser, served.origin))
} finally {
  await browser.close()
  await served.close()
}

function report({ files, bytes, interactive, parted }: FrontPage): void {
  const row = (size: number, name: string): boolean => say(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}`)
  for (const file of [...files].sort((a, b) => b.bytes - a.bytes)) row(file.bytes, new URL(file.url).pathname)
  row(bytes, `all ${files.length} files, compressed; at most ${LIMITS.bytes / 1000} kB`)
  say(`${costs(interactive)} until interactive; at most ${LIMITS.seconds} s of tasks`)
  say(`${costs(parted)} until truth and model have parted`)
  if (bytes > LIMITS.bytes || interactive.tasks > LIMITS.seconds) process.exitCode = 1
}

function reportLab({ refit, workers, quickDrags, memory }: LabCost): void {
  const [median, worst] = [refit.median, refit.worst].map((time) => time.toFixed(0))
  say(
    `${median} ms from a drag to the picture of the model learned anew (median; worst ${worst}); at most ${LAB_LIMITS.refit}`,
  )
  say(`${workers} worker after ${quickDrags} quick drags; at most ${LAB_LIMITS.workers}`)
  if (memory) say(`${memory.map((bytes) => Math.round(bytes / 1e6)).join(', ')} MB after each 50 of them`)
  if (refit.median > LAB_LIMITS.refit || workers > LAB_LIMITS.workers) process.exitCode = 1
}

function costs({ tasks, scripts, clock }: Cost): string {
  const [all, script, wall] = [tasks, scripts, clock].map((seconds) => seconds.toFixed(2))
  return `${all} s of tasks on the page's thread, ${script} s of them scripts, ${wall} s on the clock,`
}
