import { expect } from 'vitest'
import { eulerMaruyama } from '../../src/integrate/sde/euler-maruyama.ts'
import { integrateSde } from '../../src/integrate/sde/integrate-sde.ts'
import type { SdeSystem } from '../../src/system/system.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { expectDescription, expectKernel, expectSlopes, expectText, expectWith } from './contract-clauses.ts'
import { differenceJacobian, valuesOf } from './numerics.ts'

/** Fails unless the system keeps the contract of a stochastic differential equation: see the checks for its clauses. */
export function expectSdeContract(system: SdeSystem): void {
  const { dim, noises, equations = {}, noise = [] } = system
  expectDescription(system, [...Object.values(equations), ...noise.flatMap((record) => Object.values(record))])
  const points = pointsOf(system)
  for (const { t, y } of points) {
    expectKernel('the drift', dim, y, (from, out) => system.field(t, from, out))
    expectKernel('the diffusion', dim * noises, y, (from, out) => system.diffusion(t, from, out))
    expectTexts(system, t, y)
    expectJacobian(system, t, y)
    expectDiffusionDerivative(system, t, y)
  }
  expectNoiseKind(
    system,
    points.map(({ t, y }) => matrixAt(system, t, y)),
  )
  expectWith(system, (changed) =>
    points.flatMap(({ t, y }) => [...valuesOf(dim, (out) => changed.field(t, y, out)), ...matrixAt(changed, t, y)]),
  )
}

/** States along one sample path of 4 units of time, or as far as it goes. */
function pointsOf(system: SdeSystem): { t: number; y: Float64Array }[] {
  const { times, states, dim } = integrateSde(
    system,
    system.initialState,
    timeGrid(0, 0.5, 8),
    eulerMaruyama({ step: 1 / 256 }),
    { seed: 7 },
  )
  return Array.from(times, (t, i) => ({ t, y: states.slice(i * dim, (i + 1) * dim) }))
}

function matrixAt({ dim, noises, diffusion }: SdeSystem, t: number, y: Float64Array): number[] {
  return valuesOf(dim * noises, (out) => diffusion(t, y, out))
}

/** Drift and diffusion are their texts, evaluated by mathjs; where there is no text, the diffusion is zero. */
function expectTexts(system: SdeSystem, t: number, y: Float64Array): void {
  const { equations, noise, variables, parameters, dim } = system
  if (!equations) return
  const scope = { t, ...parameters, ...Object.fromEntries(variables.map((variable, i) => [variable, y[i]])) }
  const drift = valuesOf(dim, (out) => system.field(t, y, out))
  const matrix = matrixAt(system, t, y)
  expect(noise, 'one record of noise per Wiener process').toHaveLength(system.noises)
  for (const [i, variable] of variables.entries()) {
    expectText(`the drift of ${variable}`, equations[variable]!, scope, drift[i]!)
    for (const [j, record] of noise!.entries())
      expectText(`noise ${j + 1} of ${variable}`, record[variable] ?? '0', scope, matrix[i * system.noises + j]!)
  }
}

function expectJacobian({ dim, field, jacobian }: SdeSystem, t: number, y: Float64Array): void {
  if (!jacobian) return
  expectKernel('the Jacobian', dim * dim, y, (from, out) => jacobian(t, from, out))
  const values = valuesOf(dim * dim, (out) => jacobian(t, y, out))
  expectSlopes('the Jacobian', values, differenceJacobian(dim, t, y, field))
}

/** For diagonal noise ∂gᵢᵢ/∂yᵢ, else all of ∂gᵢⱼ/∂yₖ. */
function expectDiffusionDerivative(system: SdeSystem, t: number, y: Float64Array): void {
  const { dim, noises, noiseKind, diffusionDerivative } = system
  if (!diffusionDerivative) return
  const all = Array.from({ length: dim * noises }, (_, entry) =>
    differenceJacobian(dim, t, y, (at, from, out) => out.fill(matrixAt(system, at, from)[entry]!)).slice(0, dim),
  )
  const expected = noiseKind === 'diagonal' ? y.map((_, i) => all[i * (noises + 1)]![i]!) : all.flat()
  const size = expected.length
  expectKernel('the derivative of the diffusion', size, y, (from, out) => diffusionDerivative(t, from, out))
  const values = valuesOf(size, (out) => diffusionDerivative(t, y, out))
  expectSlopes('the derivative of the diffusion', values, [...expected])
}

/** What is said of the noise holds at the points. */
function expectNoiseKind({ dim, noises, noiseKind }: SdeSystem, matrices: readonly number[][]): void {
  if (noiseKind === 'additive')
    for (const matrix of matrices) expect(matrix, 'additive noise does not depend on the state').toEqual(matrices[0])
  if (noiseKind !== 'diagonal') return
  expect(noises, 'diagonal noise has one process per variable').toBe(dim)
  for (const matrix of matrices)
    for (const [at, value] of matrix.entries())
      if (at % (dim + 1) !== 0) expect(value, 'diagonal noise is zero off the diagonal').toBe(0)
}
