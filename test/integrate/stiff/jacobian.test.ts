import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counts, noCounts } from '../../../src/integrate/stepper.ts'
import { jacobianAt } from '../../../src/integrate/stiff/jacobian.ts'
import type { Jacobian, OdeSystem } from '../../../src/system/system.ts'
import { ode } from '../problems.ts'
import { oregonator, robertson, vanDerPol, withoutJacobian } from '../stiff-problems.ts'

/** Jacobians of one system at one point after another. */
function jacobians({ system, counts = noCounts(), t0 = 0 }: { system: OdeSystem; counts?: Counts; t0?: number }) {
  const { dim } = system
  const tolerance = { relative: 1e-6, absolute: new Float64Array(dim).fill(1e-9) }
  const find = jacobianAt({ system, field: (t, y, dydt) => system.field(t0 + t, y, dydt), t0 }, tolerance, counts)
  return (t: number, y: Float64Array): Float64Array => {
    const slope = new Float64Array(dim)
    const out = new Float64Array(dim * dim).fill(Number.NaN)
    system.field(t0 + t, y, slope)
    find(t, y, slope, out)
    return out
  }
}

/** The largest error of an entry, in units of the size of its row's terms. */
function rowError(jacobian: Float64Array, exact: Float64Array, y: Float64Array): number {
  const dim = y.length
  let worst = 0
  for (let i = 0; i < dim; i++) {
    let size = 0
    let error = 0
    for (let j = 0; j < dim; j++) {
      const scale = Math.max(Math.abs(y[j]), 1e-3)
      size += Math.abs(exact[i * dim + j]) * scale
      error = Math.max(error, Math.abs(jacobian[i * dim + j] - exact[i * dim + j]) * scale)
    }
    if (error > 0) worst = Math.max(worst, error / size)
  }
  return worst
}

test.each([robertson, vanDerPol, oregonator])('$name: differences agree with the symbolic Jacobian', (system) => {
  const symbolic = jacobians({ system })
  const differenced = jacobians({ system: withoutJacobian(system) })
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }), (point) => {
      const y = Float64Array.from(point.slice(0, system.dim))
      expect(rowError(differenced(0, y), symbolic(0, y), y)).toBeLessThan(1e-6)
    }),
  )
})

test('the Jacobian of the system is asked at absolute time', () => {
  const jacobian: Jacobian = (t, _y, out) => out.fill(t)
  const system = { ...ode('moving', [1], (t, y, dydt) => dydt.fill(t * y[0])), jacobian }
  expect(jacobians({ system, t0: 100 })(5, Float64Array.of(1))).toEqual(Float64Array.of(105))
})

const cells = 40

/** Diffusion with a reaction: row i sees i − 1, i and i + 1. */
const diffusion = ode('diffusion', new Array(cells).fill(1), (_t, y, dydt) => {
  for (let i = 0; i < cells; i++) {
    const left = i > 0 ? y[i - 1] : 0
    const right = i < cells - 1 ? y[i + 1] : 0
    dydt[i] = left - 2 * y[i] + right - y[i] ** 3
  }
})

test('a tridiagonal Jacobian is learned from two, then takes three evaluations and one to confirm', () => {
  const counts = noCounts()
  const find = jacobians({ system: diffusion, counts })
  const y = Float64Array.from({ length: cells }, (_, i) => 1 + Math.sin(i))
  for (let k = 0; k < 5; k++) find(0, y)
  expect(counts).toMatchObject({ jacobians: 5, evaluations: 2 * cells + 3 * (3 + 1) })
  const exact = new Float64Array(cells * cells)
  for (let i = 0; i < cells; i++)
    for (let j = 0; j < cells; j++)
      if (i === j) exact[i * cells + j] = -2 - 3 * y[i] ** 2
      else if (Math.abs(i - j) === 1) exact[i * cells + j] = 1
  expect(rowError(find(0, y), exact, y)).toBeLessThan(1e-6)
})

const sites = 24
const at = (i: number): number => (i + sites) % sites

/** In the uniform state ∂fᵢ/∂yᵢ₋₁ = yᵢ₊₁ − yᵢ₋₂ is zero. */
const lorenz96 = ode('Lorenz 96', new Array(sites).fill(8), (_t, y, dydt) => {
  for (let i = 0; i < sites; i++) dydt[i] = (y[at(i + 1)] - y[at(i - 2)]) * y[at(i - 1)] - y[i] + 8
})

function lorenz96Jacobian(y: Float64Array): Float64Array {
  const exact = new Float64Array(sites * sites)
  for (let i = 0; i < sites; i++) {
    exact[i * sites + at(i + 1)] = y[at(i - 1)]
    exact[i * sites + at(i - 2)] = -y[at(i - 1)]
    exact[i * sites + at(i - 1)] = y[at(i + 1)] - y[at(i - 2)]
    exact[i * sites + i] = -1
  }
  return exact
}

test('entries that were zero when the pattern was learned are found as soon as they matter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: sites, maxLength: sites }),
      (x) => {
        const find = jacobians({ system: lorenz96 })
        const uniform = new Float64Array(sites).fill(8)
        for (let k = 0; k < 3; k++) find(0, uniform)
        const y = Float64Array.from(x)
        for (let k = 0; k < 4; k++) expect(rowError(find(0, y), lorenz96Jacobian(y), y)).toBeLessThan(3e-4)
      },
    ),
    { numRuns: 50 },
  )
})

test('differences stay on the side of zero where the state is', () => {
  const seen: number[] = []
  const system = ode('root', [0], (_t, y, dydt) => {
    seen.push(y[0])
    dydt[0] = -Math.sqrt(Math.abs(y[0]))
  })
  const find = jacobians({ system })
  for (const value of [1e-30, 1, 1e30]) find(0, Float64Array.of(value))
  expect(seen.every((value) => value > 0)).toBe(true)
  seen.length = 0
  find(0, Float64Array.of(-1e-30))
  expect(seen.every((value) => value < 0)).toBe(true)
})
