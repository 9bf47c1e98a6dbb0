/** Seconds on a clock that only goes forward. Costs are measured with it; no result ever depends on it. */
export function seconds(): number {
  return performance.now() / 1000
}
