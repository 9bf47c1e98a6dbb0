import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a program took. */
export interface Run {
  readonly seconds: number
  /** Most MiB resident at a time, as seen every 20 ms; undefined where the system does not tell. */
  readonly peakMiB: number | undefined
  /** Of all its threads, user and system; undefined where the system does not tell. */
  readonly cpuSeconds: number | undefined
  readonly output: string
}

/** Runs a script of Node's with a limit on V8's heap. @throws Error with what it wrote, if it fails. */
export async function measuredRun(heapMiB: number, file: string, ...args: readonly string[]): Promise<Run> {
  const begin = performance.now()
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMiB}`, file, ...args])
  let [output, errors] = ['', '']
  child.stdout.on('data', (text) => {
    output += text
  })
  child.stderr.on('data', (text) => {
    errors += text
  })
  let peak: number | undefined
  let cpuSeconds: number | undefined
  const timer = setInterval(() => {
    const seen = residentMiB(child.pid)
    if (seen !== undefined) peak = Math.max(peak ?? 0, seen)
    cpuSeconds = busySeconds(child.pid) ?? cpuSeconds
  }, 20)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${errors.trim()}`)
  return { seconds: (performance.now() - begin) / 1000, peakMiB: peak, cpuSeconds, output: output + errors }
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

/** In ticks of a hundredth of a second, the 14th and 15th field, counted from the name's closing bracket. */
function busySeconds(pid: number | undefined): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}
