import type { OdeSystem, VectorField } from '../../src/system/system.ts'

/** An ordinary differential equation as a plain object, from its field and a start. */
export function ode(name: string, initialState: readonly number[], field: VectorField): OdeSystem {
  const variables = initialState.map((_, i) => `y${i}`)
  const dim = initialState.length
  const system: OdeSystem = {
    kind: 'ode',
    name,
    dim,
    variables,
    parameters: {},
    initialState,
    invariants: {},
    field,
    with: () => system,
  }
  return system
}

/** Solution cos t, −sin t. */
export const oscillator: OdeSystem = ode('oscillator', [1, 0], (_t, y, dydt) => {
  dydt[0] = y[1]
  dydt[1] = -y[0]
})

export const lorenz63: OdeSystem = ode('Lorenz 63', [1, 1, 1], (_t, [x, y, z], dydt) => {
  dydt[0] = 10 * (y - x)
  dydt[1] = x * (28 - z) - y
  dydt[2] = x * y - (8 / 3) * z
})

export const lotkaVolterra: OdeSystem = ode('Lotka–Volterra', [1, 1], (_t, [x, y], dydt) => {
  dydt[0] = 1.5 * x - x * y
  dydt[1] = x * y - 3 * y
})

/** Angle from the lowest point and angular velocity; g = L = 1. */
export const pendulum: OdeSystem = ode('pendulum', [Math.PI / 2, 0], (_t, y, dydt) => {
  dydt[0] = y[1]
  dydt[1] = -Math.sin(y[0])
})

/** Planar two-body orbit with μ = a = 1, from perihelion; period 2π. */
export function kepler(eccentricity: number): OdeSystem {
  const speed = Math.sqrt((1 + eccentricity) / (1 - eccentricity))
  return ode(`Kepler e = ${eccentricity}`, [1 - eccentricity, 0, 0, speed], (_t, [x, y, vx, vy], dydt) => {
    const r3 = Math.hypot(x, y) ** 3
    dydt[0] = vx
    dydt[1] = vy
    dydt[2] = -x / r3
    dydt[3] = -y / r3
  })
}

/** Position on the orbit of `kepler` at a time in [0, 2π]: Kepler's equation t = E − e sin E by Newton's method. */
export function keplerPosition(e: number, t: number): [x: number, y: number] {
  let anomaly = Math.PI
  for (let i = 0; i < 50; i++) anomaly -= (anomaly - e * Math.sin(anomaly) - t) / (1 - e * Math.cos(anomaly))
  return [Math.cos(anomaly) - e, Math.sqrt(1 - e * e) * Math.sin(anomaly)]
}

/** Restricted three-body problem (Earth, Moon, satellite); the start of Arenstorf's closed orbit. */
export const arenstorf: OdeSystem = ode(
  'Arenstorf orbit',
  [0.994, 0, 0, -2.0015851063790824],
  (_t, [x, y, vx, vy], dydt) => {
    const mu = 0.012277471
    const d1 = Math.hypot(x + mu, y) ** 3
    const d2 = Math.hypot(x - 1 + mu, y) ** 3
    dydt[0] = vx
    dydt[1] = vy
    dydt[2] = x + 2 * vy - ((1 - mu) * (x + mu)) / d1 - (mu * (x - 1 + mu)) / d2
    dydt[3] = y - 2 * vx - ((1 - mu) * y) / d1 - (mu * y) / d2
  },
)

/** y = 1/(1 − t): infinite at t = 1. */
export const blowUp: OdeSystem = ode('blow-up', [1], (_t, y, dydt) => {
  dydt[0] = y[0] * y[0]
})

/** Largest difference of two vectors over their components. */
export function maxDifference(a: ArrayLike<number>, b: ArrayLike<number | string>): number {
  let largest = 0
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - Number(b[i]))
    if (!(difference <= largest)) largest = difference
  }
  return largest
}

/** exp(tA) y by the Taylor series, A of shape [dim, dim], row-major; accurate to rounding for ‖tA‖ up to about 10. */
export function exponential(a: readonly number[], t: number, y: readonly number[]): number[] {
  const dim = y.length
  let term = [...y]
  const sum = [...y]
  for (let n = 1; n <= 100; n++) {
    const previous = term
    term = previous.map((_, i) => previous.reduce((row, yj, j) => row + a[i * dim + j] * yj, 0) * (t / n))
    for (let i = 0; i < dim; i++) sum[i] += term[i]
  }
  return sum
}
