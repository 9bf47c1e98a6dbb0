import { etdrk4 } from './etdrk4.ts'
import { dop853 } from './explicit/dop853.ts'
import { dopri5 } from './explicit/dopri5.ts'
import { euler } from './fixed/euler.ts'
import { heun } from './fixed/heun.ts'
import { rk4 } from './fixed/rk4.ts'
import type { Integrator, IntegratorSpec } from './integrator.ts'
import { odex } from './odex.ts'

/** Every method by the name that its integrators carry. */
const methods: Readonly<Record<string, (options: never) => Integrator>> = {
  dop853,
  dopri5,
  etdrk4,
  odex,
  euler,
  heun,
  rk4,
}

/** The integrator that a spec describes. @throws RangeError for an unknown method, and as the method does. */
export function integratorOf({ method, options }: IntegratorSpec): Integrator {
  if (!Object.hasOwn(methods, method))
    throw new RangeError(`integratorOf: no method '${method}'; known are ${Object.keys(methods).join(', ')}`)
  return methods[method](options as never)
}
