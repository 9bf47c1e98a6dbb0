import { seconds } from '../parallel/stopwatch.ts'
import type { Design } from './design.ts'
import type { Cost } from './fit-options.ts'
import { fitFlops } from './flops.ts'

/** A running measurement of what a fit takes. */
export interface CostMeter {
  /** @param busySeconds Of the workers, where there are any; else the wall time is the busy time. */
  stop(design: Design, size: number, peakBytes: number, workers?: { count: number; busySeconds: number }): Cost
}

/** Starts the clock, and the energy counter where there is one. */
export function startCost(energy?: () => number): CostMeter {
  const start = seconds()
  const startJoules = energy?.()
  return {
    stop(design, size, peakBytes, workers) {
      const wallSeconds = seconds() - start
      return {
        wallSeconds,
        cpuSeconds: workers ? workers.busySeconds : wallSeconds,
        flops: fitFlops(design, size),
        peakBytes,
        workers: workers?.count ?? 1,
        ...(energy && startJoules !== undefined && { joules: energy() - startJoules }),
      }
    },
  }
}
