import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt, type Trajectory } from '../../src/trajectory.ts'

/** What is seen of a state, by name. */
type View = Readonly<Record<string, (state: Float64Array, system: OdeSystem) => number>>

const sine =
  (j: number): View[string] =>
  (state) =>
    Math.sin(state[j])
const cosine =
  (j: number): View[string] =>
  (state) =>
    Math.cos(state[j])
const plain =
  (j: number): View[string] =>
  (state) =>
    state[j]

/** Polar coordinates (r, theta) as Cartesian ones. */
const polar: View = {
  x: ([r, theta]) => r * Math.cos(theta),
  y: ([r, theta]) => r * Math.sin(theta),
}

/**
 * Systems with coordinates that turn without end, by id: an angle of 400 has an sMAPE near 0 whatever the forecast. They
 * are seen through functions of period 2π, the ones that the published series have (`_postprocessing` in the flows of
 * W. Gilpin's dysts; the driven pendulum, not among them, likewise).
 */
const views: Readonly<Record<string, View>> = {
  arnoldBeltramiChildress: { sinX: sine(0), cosY: cosine(1), sinZ: sine(2) },
  arnoldWeb: { I1: plain(0), I2: plain(1), sinPhi1: sine(2), sinPhi2: sine(3) },
  blinkingRotlet: polar,
  blinkingVortex: polar,
  doublePendulum: { sinTheta1: sine(0), sinTheta2: sine(1), p1: plain(2), p2: plain(3) },
  drivenPendulum: { sinTheta: sine(0), omega: plain(1) },
  interiorSquirmer: polar,
  oscillatingFlow: { cosX: ([x], { parameters }) => Math.cos(parameters.k * x), y: plain(1) },
  swingingAtwood: { r: plain(0), sinTheta: sine(1), pr: plain(2), ptheta: plain(3) },
}

/** The solution as its series show it: the same but for coordinates that turn without end. */
export function observed(id: string, system: OdeSystem, solution: Trajectory): Trajectory {
  const view = views[id]
  if (!view) return solution
  const [variables, looks] = [Object.keys(view), Object.values(view)]
  const rows = Array.from(solution.times, (_, i) => looks.map((look) => look(stateAt(solution, i), system)))
  return { ...solution, dim: variables.length, variables, states: Float64Array.from(rows.flat()) }
}
