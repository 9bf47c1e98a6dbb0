import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a program took. */
export interface Run {
  readonly seconds: number
  /** Most MiB resident at a time, as seen every 20 ms; undefined where the system does not tell. */
  readonly peakMiB: number | undefined
  readonly output: string
}

/** Runs a TypeScript file of this project with a limit on V8's heap. @throws Error with what it wrote, if it fails. */
export async function measuredRun(heapMiB: number, file: string, ...args: readonly string[]): Promise<Run> {
  const flags = [`--max-old-space-size=${heapMiB}`, '--import', 'tsx']
  const begin = performance.now()
  const child = spawn(process.execPath, [...flags, file, ...args], { cwd: root })
  let [output, errors] = ['', '']
  child.stdout.on('data', (text) => {
    output += text
  })
  child.stderr.on('data', (text) => {
    errors += text
  })
  let peak: number | undefined
  const timer = setInterval(() => {
    const seen = residentMiB(child.pid)
    if (seen !== undefined) peak = Math.max(peak ?? 0, seen)
  }, 20)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${errors.trim()}`)
  return { seconds: (performance.now() - begin) / 1000, peakMiB: peak, output: output + errors }
}

/** The kernel's own high-water mark, where it keeps one. */
function residentMiB(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const marks = [...status.matchAll(/^Vm(?:HWM|RSS):\s+(\d+) kB$/gm)].map(([, kib]) => Number(kib) / 1024)
    return marks.length === 0 ? undefined : Math.max(...marks)
  } catch {
    return undefined
  }
}
