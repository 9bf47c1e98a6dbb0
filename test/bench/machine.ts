import { spawnSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg } from 'node:os'

const PYTHON = `
import numpy
try:
    blas = numpy.show_config(mode='dicts')['Build Dependencies']['blas']
    print(f"numpy {numpy.__version__} with {blas['name']} {blas['version']}")
except Exception:
    print(f"numpy {numpy.__version__}")
`

/** numpy's version, where Python has it. */
export function numpyVersion(): string | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', PYTHON], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** What the numbers were measured on; `others` are the libraries beside ours, or that one is missing. */
export function machine(...others: readonly string[]): string {
  const model = cpus()[0]?.model.trim() || process.arch
  return [model, `${availableParallelism()} threads`, `Node ${process.versions.node}`, ...others].join(', ')
}

export function warnIfBusy(): void {
  const [load] = loadavg()
  if (load > availableParallelism() / 4)
    console.error(`bench: other programs keep this machine busy (load ${load.toFixed(1)}); expect figures that vary`)
}
