import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Oscillators with different natural frequencies that pull each other's phases together. The frequencies w1 … wn are the
 * quantiles of a Lorentz distribution of half width 1/10, symmetric about 0; among infinitely many of them a part runs in step
 * above the coupling K = 1/5.
 * @throws RangeError unless there are 2 to 100 oscillators.
 */
export function kuramotoOf(n: number): OdeSystem {
  if (!Number.isInteger(n) || n < 2 || n > 100) throw new RangeError(`kuramotoOf: got ${n} oscillators, give 2 to 100`)
  const each = Array.from({ length: n }, (_, i) => i + 1)
  const pull = (i: number): string => each.flatMap((j) => (j === i ? [] : [`sin(theta${j} - theta${i})`])).join(' + ')
  const frequencies = each.map((i) => Math.tan((Math.PI * (2 * i - n - 1)) / (2 * n)) / 10)
  return defineOde({
    name: `Kuramoto model of ${n}`,
    domain: 'physics',
    units: 'dimensionless',
    parameters: { K: 0.4, ...Object.fromEntries(each.map((i) => [`w${i}`, frequencies[i - 1]!])) },
    equations: Object.fromEntries(each.map((i) => [`theta${i}`, `w${i} + K/${n}*(${pull(i)})`])),
    initialState: each.map((i) => (2 * Math.PI * ((i * i) % n)) / n),
    invariants: {
      meanPhase: `(${each.map((i) => `theta${i}`).join(' + ')} - (${each.map((i) => `w${i}`).join(' + ')})*t)/${n}`,
    },
    period: (2 * Math.PI) / frequencies[n - 1]!,
    notes:
      'Phases are in radians and not folded into [0, 2 pi). The period is that of the fastest oscillator by itself. ' +
      'Two oscillators lock if and only if K > |w1 - w2|.',
    source: 'Y. Kuramoto, Lecture Notes in Physics 39, 420-422 (1975)',
  })
}

/** Ten oscillators: all run in step but the fastest and the slowest, which drift. */
export const kuramoto: OdeSystem = kuramotoOf(10)
