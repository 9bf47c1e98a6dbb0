import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'

/** dx/dt = A x, at rest in its fixed point. */
export function linear(name: string, a: readonly (readonly number[])[]): OdeSystem {
  const variables = a.map((_, i) => `x${i}`)
  const equations = Object.fromEntries(
    a.map((row, i) => [variables[i], row.map((value, j) => `(${value})*${variables[j]}`).join(' + ')]),
  )
  return defineOde({ name, equations, initialState: variables.map(() => 0) })
}
