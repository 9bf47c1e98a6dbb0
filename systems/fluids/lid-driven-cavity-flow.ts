import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** +1 in the first half of each period tau, -1 in the second. */
const direction = 'tanh(20*tau*sin(2*pi*t/tau))'

/** The velocity of the k-th mode of the stream function; both walls carry sin(k π x/a). */
function mode(k: number): { readonly x: string; readonly y: string } {
  const [width, height] = [`${k}*pi*b/a`, `${k}*pi*y/a`]
  const amplitude = `2/(${2 * k}*pi*b + a*sinh(2*${width}))`
  const shear = `${k}*pi*y*cosh(${height}) + a*sinh(${height})`
  const slope = `cosh(${width})*(${shear}) - ${k}*pi*b*sinh(${width})*sinh(${height})`
  const profile = `b*sinh(${width})*cosh(${height}) - y*cosh(${width})*sinh(${height})`
  return {
    x: `${amplitude}*sin(${k}*pi*x/a)*(${slope})`,
    y: `${amplitude}*${k}*pi*cos(${k}*pi*x/a)*(${profile})`,
  }
}
const [one, two] = [mode(1), mode(2)]

/**
 * A particle in a slow viscous flow in the cavity 0 < x < a, -b < y < b, driven by its moving walls: the first mode
 * changes its sign every tau/2, which swaps the larger of the two vortices; braiding orbits make the mixing chaotic.
 */
export const lidDrivenCavityFlow: OdeSystem = defineOde({
  name: 'Lid-driven cavity flow',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { a: 6, b: 1, u1: 9.92786, u2: 8.34932, tau: 1.1 },
  equations: {
    x: `${direction}*u1*${one.x} + u2*${two.x}`,
    y: `${direction}*u1*${one.y} + u2*${two.y}`,
  },
  initialState: { x: 3.966790341130254, y: 0.18425981346720144 },
  period: 2.7333,
  notes: 'The original switches at once; here tanh(20 tau sin(2π t/tau)) switches smoothly, as in the dysts catalogue.',
  source: 'P. Grover, S. D. Ross, M. A. Stremler, P. Kumar, Chaos 22, 043135 (2012)',
})
