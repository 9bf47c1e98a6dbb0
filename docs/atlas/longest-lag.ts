import type { DdeSystem } from '../../src/system/system.ts'

/** How far back the system looks at its start; 1 where that is nowhere. */
export function longestLag({ lags, delays, initialState }: DdeSystem): number {
  const found = new Float64Array(lags)
  delays(0, Float64Array.from(initialState), found)
  return Math.max(...found) || 1
}
