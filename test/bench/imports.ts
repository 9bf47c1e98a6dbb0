import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { warnIfBusy } from './machine.ts'

const entryPoints = ['index', 'systems', 'node']
const repetitions = 15

/** Prints how long a fresh process takes to import each entry point of the built package. @throws RangeError before a build. */
export function benchImports(): void {
  warnIfBusy()
  console.log(`${'import'.padEnd(12)}  least ms  median ms`)
  for (const name of entryPoints) {
    const file = new URL(`../../dist/${name}.js`, import.meta.url)
    if (!existsSync(file)) throw new RangeError(`imports: there is no dist/${name}.js; make it with npm run build`)
    const script = `const start = performance.now(); await import('${file}'); console.log(performance.now() - start)`
    const command = ['--input-type=module', '--eval', script]
    const times = Float64Array.from({ length: repetitions }, () =>
      Number(execFileSync(process.execPath, command)),
    ).sort()
    const [least, median] = [times[0]!, times[(repetitions - 1) / 2]!]
    console.log(`${`${name}.js`.padEnd(12)}  ${least.toFixed(1).padStart(8)}  ${median.toFixed(1).padStart(9)}`)
  }
}
