import { seconds } from '../parallel/stopwatch.ts'
import type { Design } from './design.ts'
import type { Cost } from './fit-options.ts'
import { fitFlops } from './flops.ts'

/** How many there are, and for how long they were busy, all together. */
export interface Workers {
  readonly count: number
  readonly busySeconds: number
}

/** A running measurement of what a fit takes. */
export interface CostMeter {
  /** @param busySeconds Of the workers, where there are any; else the wall time is the busy time. */
  stop(design: Design, size: number, peakBytes: number, workers?: Workers): Cost
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
