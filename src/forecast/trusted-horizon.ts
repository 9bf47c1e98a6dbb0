import type { PromisedHorizon } from './promised-horizon.ts'

/** How long a forecast may be trusted. Plain data. */
export interface TrustedHorizon extends PromisedHorizon {
  /** The same in Lyapunov times, where the largest exponent is known. */
  readonly lyapunovTimes?: Readonly<Record<'time' | 'median' | 'spread', number>>
  /** All of it in words. */
  readonly text: string
}

/** What was promised, for a forecast that covers no more than `reached` and of a system with this exponent. */
export function trustedHorizon(
  promised: PromisedHorizon,
  reached: number,
  { lyapunovExponent, timeUnit }: { readonly lyapunovExponent?: number | undefined; readonly timeUnit: string },
): TrustedHorizon {
  const { median, spread } = promised
  const time = Math.min(promised.time, reached)
  const times = { time, median, spread }
  if (lyapunovExponent === undefined) return { ...promised, time, text: sentence(promised, times, timeUnit) }
  if (!(lyapunovExponent > 0))
    throw new RangeError(`forecast: lyapunovExponent must be positive, got ${lyapunovExponent}`)
  const [a, b, c] = [time, median, spread].map((value) => value * lyapunovExponent)
  const lyapunovTimes = { time: a, median: b, spread: c }
  return { ...promised, time, lyapunovTimes, text: sentence(promised, lyapunovTimes, 'Lyapunov times') }
}

function sentence(
  { coverage, threshold, windows, unfinished }: PromisedHorizon,
  { time, median, spread }: Readonly<Record<'time' | 'median' | 'spread', number>>,
  unit: string,
): string {
  const short = (value: number): string => String(Number(value.toPrecision(2)))
  const usual =
    unfinished * 2 > windows ? `${short(median)} ${unit} and more` : `${short(median)} ± ${short(spread)} ${unit}`
  return (
    `valid for at least ${short(time)} ${unit} at ${short(100 * coverage)} %, usually ${usual} ` +
    `(median ± half the interquartile range of ${windows} windows; error below ${threshold} standard deviation${threshold === 1 ? '' : 's'})`
  )
}
