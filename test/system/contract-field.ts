import { expect, vi } from 'vitest'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt } from '../../src/trajectory.ts'
import { expectDescription, expectKernel, expectWith, type Kernel } from './contract-clauses.ts'
import { valuesOf } from './numerics.ts'

/** The clauses of an ODE's contract that a system of hundreds of variables and no text can be held to in a second. */
export function expectFieldContract(system: OdeSystem): void {
  const { dim, initialState, invariants } = system
  expectDescription(system, [])
  const start = Float64Array.from(initialState)
  // At the start first: only kernels that pass can be integrated.
  expectKernels(system, start)
  const states = [start, later(system)]
  expectKernels(system, states[1]!)
  for (const [name, invariant] of Object.entries(invariants)) {
    const [before, after] = states.map((y) => invariant(0, y))
    expect(Math.abs(after! - before!), `the invariant ${name} is conserved`).toBeLessThan(
      1e-7 * (1 + Math.abs(before!)),
    )
  }
  expectWith(system, (changed) => states.flatMap((y) => valuesOf(dim, (out) => changed.field(0, y, out))))
}

function expectKernels({ dim, field, jacobian }: OdeSystem, y: Float64Array): void {
  expectKernel('the field', dim, y, (from, out) => field(0, from, out))
  expectNoAllocation(dim, y, (from, out) => field(0, from, out))
  if (jacobian) expectKernel('the Jacobian', dim * dim, y, (from, out) => jacobian(0, from, out))
}

/** The state after a few of an explicit method's steps. */
function later(system: OdeSystem): Float64Array {
  const { dim, field, initialState } = system
  const rate = valuesOf(dim, (out) => field(0, Float64Array.from(initialState), out))
  const time = (0.01 * Math.hypot(...initialState)) / Math.hypot(...rate)
  return stateAt(integrate(system, initialState, [0, time], dop853()), -1).slice()
}

/** No array is made by name while the field is at work: a kernel that allocates hardly does without. */
function expectNoAllocation(dim: number, y: Float64Array, field: Kernel): void {
  const [from, out] = [Float64Array.from(y), new Float64Array(dim)]
  let made = 0
  const counting: ProxyHandler<new (...args: never[]) => object> = {
    construct(target, args) {
      made++
      return new target(...(args as never[]))
    },
  }
  vi.stubGlobal('Float64Array', new Proxy(Float64Array, counting))
  vi.stubGlobal('Array', new Proxy(Array, counting))
  try {
    field(from, out)
  } finally {
    vi.unstubAllGlobals()
  }
  expect(made, 'the field allocates no arrays').toBe(0)
}
