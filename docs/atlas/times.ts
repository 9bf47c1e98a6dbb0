import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { characteristicTime } from './characteristic-time.ts'
import { turnsOnce } from './variables.ts'

/** A time grid as one would type it. */
export interface Times {
  readonly dt: number
  /** Intervals. */
  readonly n: number
  /** Intervals per characteristic time. */
  readonly perTurn: number
}

/** Chaos needs many turns to show its shape. */
export function timesFor(entry: CatalogueEntry): Times {
  const once = turnsOnce(entry)
  const time = characteristicTime(entry)
  const field = entry.domain === 'fields'
  const dt = roundedDown(time / (field ? 25 : once ? 2000 : 100))
  const n = Math.ceil(((once ? 1 : turnsOf(entry)) * time) / dt)
  return { dt, n: once || field ? n : Math.ceil(n / 1000) * 1000, perTurn: Math.round(time / dt) }
}

/** Five times as fine, over a third of the turns. */
export function finer({ dt, n, perTurn }: Times): Times {
  return { dt: roundedDown(dt / 5), n: Math.ceil((5 * n) / 3000) * 1000, perTurn: 5 * perTurn }
}

function turnsOf({ system, measured }: CatalogueEntry): number {
  if (system.dim > 1000) return 6
  if (system.dim > 20) return 12
  return measured?.chaotic === false ? 20 : 60
}

/** The next number below of the form 1, 2 or 5 times a power of ten. */
function roundedDown(value: number): number {
  const power = Math.floor(Math.log10(value))
  const digit = [5, 2, 1].find((candidate) => Number(`${candidate}e${power}`) <= value * (1 + 1e-12)) ?? 1
  return Number(`${digit}e${power}`)
}
