import { defineMap } from '../../src/system/define-map.ts'
import type { MapSystem } from '../../src/system/system.ts'

/**
 * A particle in a round tank of radius a, stirred in turn by a vortex at (b, 0) and one at (-b, 0): its polar coordinates
 * after each blink. Every particle moves on a circle around the vortex that is on.
 */
export const blinkingVortexMap: MapSystem = defineMap({
  name: 'blinking vortex map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { a: 1, b: 0.5, gamma: 1, duration: 1.5 },
  variables: ['r', 'theta'],
  advance(y, next, t, { a, b, gamma, duration }) {
    // A blink of the left vortex is one of the right vortex with the tank turned by 180 degrees.
    const side = t % 2 === 0 ? 1 : -1
    blink(side * y[0]! * Math.cos(y[1]!), side * y[0]! * Math.sin(y[1]!), next, a!, b!, gamma! * duration!)
    const [x, height] = [side * next[0]!, side * next[1]!]
    next[0] = Math.hypot(x, height)
    next[1] = Math.atan2(height, x)
  },
  initialState: { r: 0.17, theta: 0.33 },
  notes:
    'The right vortex is on in even iterations, the left one in odd ones. Preserves areas r dr dtheta. Chaos takes ' +
    'about half of the tank at the default duration, nearly all of it at 5 and next to nothing at 0.3.',
  source: 'H. Aref, J. Fluid Mech. 143, 1-21 (1984)',
})

/**
 * Writes into `out` where the vortex at (b, 0) and its image at (a²/b, 0) carry the point (x, y); strength is Γ times the
 * duration.
 */
function blink(x: number, y: number, out: Float64Array, a: number, b: number, strength: number): void {
  const image = (a * a) / b
  // The orbit is the circle of points whose distances to vortex and image have the ratio lambda.
  const lambda2 = ((x - b) ** 2 + y * y) / ((x - image) ** 2 + y * y)
  const lambda = Math.sqrt(lambda2)
  const center = (b - lambda2 * image) / (1 - lambda2)
  const radius = (lambda / (1 - lambda2)) * (image - b)
  const eccentricity = (2 * lambda) / (1 + lambda2)
  const angle = Math.atan2(y, x - center)
  const frequency = (1 - lambda2) / (1 + lambda2) / (2 * Math.PI * radius * radius)
  const later = solveKepler(angle - eccentricity * Math.sin(angle) + frequency * strength, eccentricity)
  out[0] = center + radius * Math.cos(later)
  out[1] = radius * Math.sin(later)
}

/** The E with E - e sin E = anomaly, for 0 <= e < 1: Newton's method, kept within a shrinking bracket. */
function solveKepler(anomaly: number, e: number): number {
  let [low, high] = [anomaly - e, anomaly + e]
  let root = anomaly
  for (let i = 0; i < 100; i++) {
    const excess = root - e * Math.sin(root) - anomaly
    if (excess > 0) high = root
    else low = root
    const newton = root - excess / (1 - e * Math.cos(root))
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - root) <= 4e-16 * (1 + Math.abs(root))) return next
    root = next
  }
  return root
}
