import { chromium } from 'playwright-core'
import { chromiumPath } from './parallel/browser.ts'
import { serve } from './site/serve.ts'

const served = await serve('site')
const browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox', '--disable-gpu'] })
const [path, name, width, scheme, wait, action] = process.argv.slice(2)
const page = await browser.newPage({ viewport: { width: Number(width), height: 1000 }, colorScheme: scheme as 'dark' })
page.on('console', (m) => console.log(m.type(), m.text()))
page.on('pageerror', (e) => console.log('ERR', e.message, e.stack))
await page.goto(served.origin + path)
if (wait) await page.locator(wait).first().waitFor({ timeout: 60000 })
await page.waitForTimeout(4000)
if (action) {
  await eval(`(async () => { ${action} })()`)
}
await page.screenshot({ path: `/tmp/${name}.png`, fullPage: true })
console.log(
  await page
    .locator('.told')
    .allTextContents()
    .catch(() => []),
)
await browser.close()
await served.close()
