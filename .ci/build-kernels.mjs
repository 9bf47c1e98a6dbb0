// Compiles src/kernels/assembly (AssemblyScript) into src/kernels/wasm.generated.ts, where that is missing or older than
// its sources.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const folder = 'src/kernels/assembly'
const target = 'src/kernels/wasm.generated.ts'
const flags = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert', '--use', 'abort=']

const hash = createHash('sha256').update(flags.join(' '))
for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)))
const stamp = `// Generated from ${folder} by .ci/build-kernels.mjs: ${hash.digest('hex').slice(0, 16)}`

let current = ''
try {
  current = readFileSync(target, 'utf8')
} catch {
  // not there yet
}
if (!current.startsWith(stamp)) {
  const temporary = mkdtempSync(join(tmpdir(), 'rhei-kernels-'))
  const output = join(temporary, 'kernels.wasm')
  const compiler = join(dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')), 'bin/asc.js')
  execFileSync(process.execPath, [compiler, `${folder}/index.ts`, '-o', output, ...flags], { stdio: ['ignore', 2, 2] })
  const wasm = readFileSync(output)
  rmSync(temporary, { recursive: true })
  writeFileSync(target, `${stamp}\nexport const wasmBase64: string =\n  '${wasm.toString('base64')}'\n`)
  console.error(`compiled the kernels: ${wasm.length} bytes of WebAssembly`)
}
