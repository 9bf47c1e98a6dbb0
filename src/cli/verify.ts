import { measureSystem } from '../compare/measure-system.ts'
import type { System } from '../system/system.ts'
import { broken, disagreements } from './agreement.ts'
import { findEntry, whyUnmeasured } from './find-entry.ts'

export interface VerifyOptions {
  readonly json?: boolean
  /** Time to average over; default 1000 periods. */
  readonly time?: number
}

/** What `rhei verify` prints, and whether the stored values stand. */
export interface Verification {
  readonly text: string
  readonly agrees: boolean
}

/** Measures a system anew and holds it against what is stored. @throws RangeError for an unknown or unsuited system. */
export function verify(name: string, { json = false, time }: VerifyOptions): Verification {
  const entry = findEntry(name)
  const { id, system, measured: stored } = entry
  const reason = whyUnmeasured(entry)
  if (reason) throw new RangeError(`verify: ${id} ${reason}: its spectrum is not measured`)
  const found = measureSystem(system as System, time === undefined ? {} : { time })
  const faults = [...(stored ? disagreements(found, stored) : []), ...broken(found, system.dim)]
  const agrees = faults.length === 0
  if (json)
    return { text: JSON.stringify({ name: id, ...found, agrees, faults, compared: stored !== undefined }), agrees }
  const rows = found.spectrum.map((exponent, k) => {
    const before = stored?.spectrum[k]
    const beside =
      before === undefined ? '' : `   stored ${before.toPrecision(6)} ± ${stored?.standardError[k].toPrecision(1)}`
    return `  ${exponent.toPrecision(6).padStart(12)} ± ${found.standardError[k].toPrecision(1)}${beside}`
  })
  const verdict = agrees
    ? stored
      ? 'agrees with what is stored'
      : 'nothing is stored to compare with'
    : faults.join('\n')
  const text = [
    `${system.name}: Lyapunov exponents over ${found.time} units of time`,
    ...rows,
    `  mean divergence ${found.meanDivergence.toPrecision(6)}, Kaplan–Yorke dimension ${found.kaplanYorke?.toPrecision(5) ?? 'open'}`,
    verdict,
  ].join('\n')
  return { text, agrees }
}
