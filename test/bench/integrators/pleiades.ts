import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'

const BODIES = [1, 2, 3, 4, 5, 6, 7]
const X = [3, 3, -1, -3, 2, -2, 2]
const Y = [3, -3, 2, 0, 0, -4, 4]
const U = [0, 0, 0, 0, 0, 1.75, -1.5]
const V = [0, 0, 0, -1.25, 1, 0, 0]

/** The pull of all others on a body along one axis, 'x' or 'y'; body j has mass j. */
function pull(axis: string, i: number): string {
  const terms = BODIES.filter((j) => j !== i).map(
    (j) => `${j}*(${axis}${j} - ${axis}${i})/sqrt((x${j} - x${i})^2 + (y${j} - y${i})^2)^3`,
  )
  return terms.join(' + ')
}

function equations(): Record<string, string> {
  const of = (variable: string, text: (i: number) => string): [string, string][] =>
    BODIES.map((i) => [`${variable}${i}`, text(i)])
  return Object.fromEntries([
    ...of('x', (i) => `u${i}`),
    ...of('y', (i) => `v${i}`),
    ...of('u', (i) => pull('x', i)),
    ...of('v', (i) => pull('y', i)),
  ])
}

/**
 * Seven bodies in a plane that pass each other closely; positions first, then velocities.
 * Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, section II.10.
 */
export const pleiades: OdeSystem = defineOde({
  name: 'Pleiades',
  equations: equations(),
  initialState: [...X, ...Y, ...U, ...V],
})
