import { FIRST_ROW, FIRST_WIDTH } from './constants.ts'
import { FIRST_ANGLE, viewFrom } from './projection.ts'
import { learnTwin, race } from './race.ts'

/** The first race as two paths of an SVG, drawn when the site is built, for the time before the worker has answered. */
export interface FirstPicture {
  readonly truth: string
  readonly model: string
}

declare const data: FirstPicture

export { data }

/** Parts of the race that are drawn. */
const PARTS = 5

export default {
  load(): FirstPicture {
    const parts = [...race(learnTwin(FIRST_WIDTH), FIRST_ROW)].slice(0, PARTS)
    const path = (side: 'truth' | 'model'): string => pathThrough(parts.flatMap((part) => [...part[side]]))
    return { truth: path('truth'), model: path('model') }
  },
}

/** A hundred units of the picture are half its height. */
function pathThrough(states: readonly number[]): string {
  const project = viewFrom(FIRST_ANGLE)
  const points: string[] = []
  for (let i = 0; i + 2 < states.length; i += 3) {
    const [right, up] = project(states[i], states[i + 1], states[i + 2])
    points.push(`${(100 * right).toFixed(1)} ${(-100 * up).toFixed(1)}`)
  }
  return `M${points.join('L')}`
}
