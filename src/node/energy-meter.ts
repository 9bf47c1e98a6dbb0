import { readFileSync } from 'node:fs'

const COUNTER = '/sys/class/powercap/intel-rapl:0/energy_uj'
const RANGE = '/sys/class/powercap/intel-rapl:0/max_energy_range_uj'

/**
 * The processor package's energy counter in joules (RAPL), for the `energy` option of a fit; undefined where the machine
 * has none or does not let this process read it. It counts everything that the processor does meanwhile.
 */
export function energyMeter(counter: string = COUNTER, range: string = RANGE): (() => number) | undefined {
  const microjoules = (path: string): number => Number(readFileSync(path, 'utf8'))
  try {
    let last = microjoules(counter)
    const wrap = microjoules(range)
    if (!Number.isFinite(last) || !Number.isFinite(wrap)) return undefined
    let total = 0
    return () => {
      const now = microjoules(counter)
      total += now >= last ? now - last : now + wrap - last
      last = now
      return total / 1e6
    }
  } catch {
    return undefined
  }
}
