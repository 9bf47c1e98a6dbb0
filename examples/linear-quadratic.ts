import type { FlowMap } from 'rhei'

/** The state one step after y, under a push that is held meanwhile. */
export type Step = (y: Float64Array, push: number) => Float64Array

export interface Run {
  /** One more than there are pushes. */
  readonly states: readonly Float64Array[]
  readonly pushes: readonly number[]
}

/** What squares of deviations from 0 cost, in every step; of the last state `end` times as much. */
export interface Weights {
  readonly state: readonly number[]
  readonly push: number
  readonly end: number
}

/** A run to follow, and what its pushes change for each unit that a state is off. */
export interface Plan extends Run {
  readonly gains: readonly Float64Array[]
}

/** A learned map with one control, a step at a time. */
export function stepOf(map: FlowMap): Step {
  let held = 0
  const driven = map.withControls((_t, u) => {
    u[0] = held
  })
  return (y, push) => {
    const next = new Float64Array(y.length)
    held = push
    driven.advance(y, next, 0)
    return next
  }
}

/** Steps from a state on, each under the push that `law` chooses when it begins. */
export function drive(
  step: Step,
  start: Float64Array,
  steps: number,
  law: (k: number, y: Float64Array) => number,
): Run {
  const [states, pushes]: [Float64Array[], number[]] = [[start], []]
  for (let k = 0; k < steps; k++) {
    pushes.push(law(k, states[k]))
    states.push(step(states[k], pushes[k]))
  }
  return { states, pushes }
}

/** The push that keeps a run near a plan. */
export function corrected({ states, pushes, gains }: Plan, k: number, y: Float64Array): number {
  return pushes[k] - dot(gains[k], difference(y, states[k]))
}

/**
 * Improves a run until it is about the cheapest: on the slopes along it the best changes of all pushes are known in closed
 * form, and a part of them that makes it cheaper is taken.
 *
 * Source: W. Li, E. Todorov, ICINCO 2004, 222-229 (iterative linear-quadratic regulator).
 */
export function improve(step: Step, first: Run, weights: Weights): Plan {
  const steps = first.pushes.length
  let run = first
  for (let round = 0; ; round++) {
    const { changes, gains } = sweep(
      run.pushes.map((push, k) => slopesAt(step, run.states[k], push)),
      run,
      weights,
    )
    const plan: Plan = { ...run, gains }
    const tries = [1, 0.5, 0.25, 0.1, 0.03].map((share) =>
      drive(step, run.states[0], steps, (k, y) => corrected(plan, k, y) + share * changes[k]),
    )
    // A run that has left all bounds costs NaN and is never cheaper.
    run = tries.reduce((a, b) => (cost(b, weights) < cost(a, weights) ? b : a), run)
    if (round === 100 || !(cost(run, weights) < 0.999 * cost(plan, weights))) return plan
  }
}

/** Gains that hold a system at 0, where it rests without a push: the linear-quadratic regulator. */
export function holdingGains(step: Step, weights: Weights): Float64Array {
  const rest = new Float64Array(weights.state.length)
  const [states, pushes] = [Array<Float64Array>(1001).fill(rest), Array<number>(1000).fill(0)]
  return sweep(Array<Slopes>(1000).fill(slopesAt(step, rest, 0)), { states, pushes }, weights).gains[0]
}

export function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0)
}

/** Derivatives of a step: by each variable in turn, and by the push. */
interface Slopes {
  readonly byState: readonly Float64Array[]
  readonly byPush: Float64Array
}

function slopesAt(step: Step, y: Float64Array, push: number): Slopes {
  const h = 1e-4
  const slope = (ahead: Float64Array, behind: Float64Array) => difference(ahead, behind).map((value) => value / (2 * h))
  const moved = (j: number, by: number) =>
    step(
      y.map((value, i) => (i === j ? value + by : value)),
      push,
    )
  return {
    byState: Array.from(y, (_, j) => slope(moved(j, h), moved(j, -h))),
    byPush: slope(step(y, push + h), step(y, push - h)),
  }
}

/** Riccati's recursion from the last step to the first. */
function sweep(slopes: readonly Slopes[], { states, pushes }: Run, weights: Weights) {
  const [changes, gains]: [number[], Float64Array[]] = [[], []]
  // What is still to be paid is a parabola in the state: its slope and its curvature there.
  let slope = states[pushes.length].map((value, i) => weights.end * weights.state[i] * value)
  let bend = weights.state.map((weight, i) => slope.map((_, j) => (i === j ? weights.end * weight : 0)))
  for (let k = pushes.length - 1; k >= 0; k--) {
    const { byState, byPush } = slopes[k]
    const pull = times(bend, byPush)
    const stiffness = weights.push + dot(byPush, pull)
    const gain = times(byState, pull).map((value) => value / stiffness)
    changes[k] = -(weights.push * pushes[k] + dot(byPush, slope)) / stiffness
    gains[k] = gain
    const closed = byState.map((column, j) => column.map((value, i) => value - byPush[i] * gain[j]))
    const bent = closed.map((column) => times(bend, column))
    slope = times(closed, slope).map(
      (value, i) => value + weights.state[i] * states[k][i] - weights.push * pushes[k] * gain[i],
    )
    bend = closed.map((column, i) =>
      Float64Array.from(
        bent,
        (other, j) => dot(column, other) + weights.push * gain[i] * gain[j] + (i === j ? weights.state[i] : 0),
      ),
    )
  }
  return { changes, gains }
}

function cost({ states, pushes }: Run, weights: Weights): number {
  const away = (y: Float64Array) => y.reduce((sum, value, i) => sum + weights.state[i] * value ** 2, 0)
  const last = weights.end * away(states[pushes.length])
  return pushes.reduce((sum, push, k) => sum + away(states[k]) + weights.push * push ** 2, last)
}

function times(rows: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => dot(row, vector))
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i])
}
