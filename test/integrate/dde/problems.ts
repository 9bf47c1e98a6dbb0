import { type DdeOptions, integrateDde } from '../../../src/integrate/dde/integrate-dde.ts'
import { defineDde } from '../../../src/system/define-dde.ts'
import type { DdeSystem, History } from '../../../src/system/system.ts'
import { timeGrid } from '../../../src/trajectory.ts'

/** y′ = equation, in the variable y. */
export function scalar(equation: string, parameters: Record<string, number> = {}): DdeSystem {
  return defineDde({ name: 'scalar', parameters, equations: { y: equation }, initialState: [1] })
}

/** A history of one variable. */
export function history(of: (t: number) => number): History {
  return (t, out) => {
    out[0] = of(t)
  }
}

/** Largest error of the first variable at 500 times after the start, over max(1, |exact|). */
export function worstError(
  system: DdeSystem,
  before: ArrayLike<number> | History,
  [from, to]: readonly [number, number],
  exact: (t: number) => number,
  options: DdeOptions = {},
): number {
  const { times, states, dim, status } = integrateDde(system, before, timeGrid(from, (to - from) / 500, 500), options)
  if (status !== 'complete') return Number.POSITIVE_INFINITY
  let worst = 0
  for (const [i, t] of times.entries())
    worst = Math.max(worst, Math.abs(states[i * dim] - exact(t)) / Math.max(1, Math.abs(exact(t))))
  return worst
}

export const mackeyGlass: DdeSystem = defineDde({
  name: 'Mackey–Glass',
  parameters: { beta: 0.2, gamma: 0.1, n: 10, tau: 17 },
  equations: { x: 'beta*x(t - tau)/(1 + x(t - tau)^n) - gamma*x' },
  initialState: [1.2],
  source: 'M. C. Mackey, L. Glass, Science 197, 287-289 (1977), eq. 4b',
})

/** y′ = y y(ln y)/t from y = 1 up to t = 1, until ln y reaches the third breaking point. */
export const logarithmicDelay: {
  readonly system: DdeSystem
  readonly span: readonly [number, number]
  readonly exact: (t: number) => number
} = {
  system: scalar('y*y(t - (t - log(y)))/t'),
  span: [1, Math.exp(3 - Math.exp(1 - Math.E))],
  exact(t) {
    if (t <= Math.E) return t
    return t <= Math.E ** 2 ? Math.exp(t / Math.E) : (Math.E / (3 - Math.log(t))) ** Math.E
  },
}
