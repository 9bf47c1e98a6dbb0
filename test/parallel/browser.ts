import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { build } from 'esbuild'
import { chromium, type Page } from 'playwright-core'

/** Where a Chromium is, if there is one. */
export const chromiumPath: string | undefined = [
  process.env.CHROMIUM_PATH ?? '',
  chromium.executablePath(),
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find(existsSync)

export interface Browser {
  readonly page: Page
  close(): Promise<void>
}

/** An empty page in Chromium. Every entry is bundled and served beside it under its name, as an ES module: name.js. */
export async function openBrowser(
  entries: Record<string, string>,
  extra: Record<string, string> = {},
): Promise<Browser> {
  const files = new Map(Object.entries({ 'index.html': '<!doctype html><link rel="icon" href="data:,">', ...extra }))
  const bundle = await build({ entryPoints: entries, bundle: true, format: 'esm', write: false, outdir: 'memory' })
  for (const { path, text } of bundle.outputFiles) files.set(basename(path), text)
  const server = createServer(({ url = '/' }, response) => {
    const name = url === '/' ? 'index.html' : url.slice(1)
    const type = name.endsWith('.html') ? 'text/html' : 'text/javascript'
    response.writeHead(files.has(name) ? 200 : 404, { 'content-type': type }).end(files.get(name))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return {
    page,
    async close() {
      await browser.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
