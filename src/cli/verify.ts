import type { CatalogueSystem } from '../../systems/catalogue.ts'
import { measureSystem } from '../compare/measure-system.ts'
import type { Measured } from '../system/measured.ts'
import type { DdeSystem, System } from '../system/system.ts'
import { broken, disagreements } from './agreement.ts'
import { findEntry, obstacle } from './find-entry.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'
import { verifyAll } from './verify-all.ts'

export interface VerifyOptions {
  readonly json?: boolean
  /** Time to average over; default 1000 periods. */
  readonly time?: number
}

/** `rhei verify`. */
export async function run(
  { write, progress }: Streams,
  [name]: readonly string[],
  {
    all = false,
    out = 'systems/measured.json',
    anew = false,
    ...options
  }: VerifyOptions & {
    readonly all?: boolean
    readonly out?: string
    readonly anew?: boolean
  },
): Promise<number> {
  if (all) {
    const faults = await verifyAll({ out, anew, progress })
    for (const fault of faults) await write(`${fault}\n`)
    return faults.length > 0 ? 1 : 0
  }
  if (name === undefined) throw usageError("verify: name a system, or take --all; 'rhei systems' lists them")
  const { text, agrees } = verify(name, options)
  await write(`${text}\n`)
  return agrees ? 0 : 1
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
  const why = obstacle(entry)
  if (why)
    throw new RangeError(`verify: ${id} ${why}: no spectrum of it is stored, none is measured${published(system)}`)
  const found = measureSystem(system as System | DdeSystem, time === undefined ? {} : { time })
  const faults = [...(stored ? disagreements(found, stored) : []), ...broken(found, system.dim)]
  const agrees = faults.length === 0
  if (json) {
    const { meanDivergence = null, kaplanYorke = null } = found
    const whole = { name: id, ...found, meanDivergence, kaplanYorke, agrees, faults, compared: stored !== undefined }
    return { text: JSON.stringify(whole), agrees }
  }
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
    `  ${all(found)}`,
    verdict,
  ].join('\n')
  return { text, agrees }
}

function published({ lyapunovExponent }: CatalogueSystem): string {
  return lyapunovExponent === undefined ? '' : `; its largest exponent as published is ${lyapunovExponent}`
}

/** What all exponents together say. */
function all({ meanDivergence, kaplanYorke }: Measured): string {
  if (meanDivergence === undefined) return 'the largest of infinitely many, as a delay equation has them'
  return `mean divergence ${meanDivergence.toPrecision(6)}, Kaplan–Yorke dimension ${kaplanYorke?.toPrecision(5) ?? 'open'}`
}
