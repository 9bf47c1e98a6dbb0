import { firstNonFinite } from '../math/vector.ts'

/** `caller` opens the message. @throws RangeError unless times are finite, strictly monotone and at least one. */
export function checkTimes(caller: string, times: Float64Array): void {
  if (times.length === 0) throw new RangeError(`${caller}: times is empty, give at least the time of y0`)
  const bad = firstNonFinite(times)
  if (bad >= 0) throw new RangeError(`${caller}: times[${bad}] must be finite, got ${times[bad]}`)
  const direction = Math.sign(times[1] - times[0])
  for (let i = 1; i < times.length; i++) {
    if (direction !== 0 && Math.sign(times[i] - times[i - 1]) === direction) continue
    const way = direction === 0 ? 'increasing or decreasing' : direction > 0 ? 'increasing' : 'decreasing'
    const got = `times[${i - 1}] = ${times[i - 1]} and times[${i}] = ${times[i]}`
    throw new RangeError(`${caller}: times must keep ${way}, got ${got}`)
  }
}
