import { readFileSync } from 'node:fs'

/**
 * Most MiB that were ever resident in this process. From the kernel's own mark where there is one, since the figure that
 * `resourceUsage` gives on Linux begins with what the parent held when it started this process.
 */
export function peakRssMiB(): number {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    if (kib) return Number(kib[1]) / 1024
  } catch {
    // Not on Linux.
  }
  return process.resourceUsage().maxRSS / 1024
}
