// Builds the site where it has not been built, and serves it on this machine alone, with the address of the lab.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { serve } from '../.vitepress/static-server.ts'

const usage =
  'npm run lab               serve the lab at http://127.0.0.1:4173/lab.html\nnpm run lab -- 8080       at another port'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
})
const port = Number(positionals[0] ?? 4173)
if (values.help) console.log(usage)
else if (!(Number.isInteger(port) && port > 0 && port < 65536)) {
  console.error(`lab: a port must be a whole number up to 65535, got '${positionals[0]}'`)
  process.exitCode = 2
} else {
  const site = fileURLToPath(new URL('../../site', import.meta.url))
  if (!existsSync(`${site}/lab.html`)) {
    console.error('building the site (once, some two minutes) …')
    await import('../.vitepress/build.ts')
  }
  const { origin } = await serve(site, port)
  console.log(`lab: ${origin}/lab.html`)
}
