import { exp } from '../../src/math/elementary.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { later } from '../../src/system/lazily.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { diffuse } from './diffusion.ts'
import { type BoundedGridOptions, checkGrid, intervals, labels, onGrid, sample } from './grid.ts'

const facts = {
  name: 'FitzHugh–Nagumo equations with diffusion',
  domain: 'fields',
  units: 'dimensionless',
  notes:
    'The period is that of a pulse around a ring of length 100. The start, refractory on the left of where it is excited, sends one pulse to the right. With epsilon = 0 and v = ' +
    '0, fronts 1/(1 + exp((x − st)/√2)) travel at speed s = (1 − 2a)/√2 (diffusivity 1).',
  source: 'J. Nagumo, S. Arimoto, S. Yoshizawa, Proc. IRE 50, 2061-2070 (1962)',
} as const

/**
 * The FitzHugh–Nagumo equations with diffusion along a line, uₜ = diffusivity · uₓₓ + u(1 − u)(u − a) − v,
 * vₜ = epsilon (u − gamma v): pulses in a nerve fiber that is a ring, or at rest (u = v = 0) at both ends. Its state is
 * [u, v]; differences of second order, any size from 3 on.
 */
export function fitzHughNagumoFieldOf({
  boundary = 'periodic',
  size = 200,
  length = 100,
}: BoundedGridOptions = {}): OdeSystem {
  const grid = { size, length, boundary }
  checkGrid('fitzHughNagumoFieldOf', grid)
  const gaps = intervals(grid)
  const wall = boundary === 'periodic' ? undefined : 0
  const bump = (x: number, center: number): number => exp(-(((x - center * length) / (0.05 * length)) ** 2))
  return defineOde({
    ...facts,
    variables: [...labels('u', size), ...labels('v', size)],
    parameters: { diffusivity: 1, a: 0.1, epsilon: 0.01, gamma: 1, length },
    field: (_t, y, dydt, { diffusivity, a, epsilon, gamma, length }) => {
      const h = length / gaps
      diffuse(y, 0, size, diffusivity / (h * h), dydt, wall)
      for (let i = 0, j = size; i < size; i++, j++) {
        dydt[i] += y[i] * (1 - y[i]) * (y[i] - a) - y[j]
        dydt[j] = epsilon * (y[i] - gamma * y[j])
      }
    },
    initialState: [...sample(grid, (x) => bump(x, 0.3)), ...sample(grid, (x) => 0.2 * bump(x, 0.2))],
    period: length / 0.4332,
  })
}

/** A pulse on a ring of length 100. */
export const fitzHughNagumoField: OdeSystem = later(
  { kind: 'ode', ...facts },
  [...onGrid, 'period'],
  fitzHughNagumoFieldOf,
)
