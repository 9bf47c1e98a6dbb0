// Installs the packages of package-lock.json and compiles the kernels, where they are missing or out of date, so that one
// command is enough on a fresh clone.
import { execSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const lock = () => readFileSync('package-lock.json', 'utf8')
const stamp = 'node_modules/.rhei-lock.json'
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock()) {
  console.error('installing packages (once) …')
  try {
    execSync('npm install --no-audit --no-fund --loglevel=error', { stdio: ['ignore', 2, 2] })
  } catch {
    console.error(
      'npm install failed: see above. It needs the npm registry, or a folder node_modules from another machine.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, lock())
}
await import('./build-kernels.mjs')
