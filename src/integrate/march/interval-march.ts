import { copy } from '../../math/vector.ts'
import type { OdeSystem } from '../../system/system.ts'
import type { Integrator } from '../integrator.ts'
import type { March } from './march.ts'

/** The share of the first stretch that is tried first. */
const FIRST = 0.01
/** An interval that fails may be too long for what grows in it: it is tried so often, each time an eighth as long. */
const TRIES = 4

/** Any integrator, started anew for every interval, which is the step. */
export function intervalMarch(integrator: Integrator, system: OdeSystem, y0: Float64Array, t0: number): March {
  const y = y0.slice()
  const next = new Float64Array(y.length)
  let t = 0
  let h = 0
  return {
    to(end, afterStep) {
      if (h === 0) h = FIRST * end
      let failures = 0
      while (t < end) {
        const last = t + 1.01 * h >= end
        const tried = last ? end - t : h
        if (t + tried === t) return { status: 'step-underflow', message: `${system.name} stops at t = ${t0 + t}` }
        const until = last ? end : t + tried
        const { states, status, message = '' } = integrator(system, y, Float64Array.of(t0 + t, t0 + until))
        if (status !== 'complete') {
          failures++
          if (failures === TRIES) return { status, message }
          h = tried / 8
          continue
        }
        next.set(states.subarray(y.length))
        const room = afterStep(next, until)
        if (!(room >= 0.5)) {
          h = tried * room
          continue
        }
        failures = 0
        h = last ? h : tried * Math.min(room, 2)
        t = until
        copy(next, y)
      }
      return undefined
    },
  }
}
