import { dop853 } from './explicit/dop853.ts'
import { dopri5 } from './explicit/dopri5.ts'
import { euler } from './fixed/euler.ts'
import { heun } from './fixed/heun.ts'
import { rk4 } from './fixed/rk4.ts'
import { gauss4 } from './geometric/gauss4.ts'
import { gauss6 } from './geometric/gauss6.ts'
import { implicitMidpoint } from './geometric/implicit-midpoint.ts'
import { stormerVerlet } from './geometric/stormer-verlet.ts'
import { symplecticEuler } from './geometric/symplectic-euler.ts'
import { yoshida4 } from './geometric/yoshida4.ts'
import { yoshida6 } from './geometric/yoshida6.ts'
import { yoshida8 } from './geometric/yoshida8.ts'
import type { Integrator, IntegratorSpec } from './integrator.ts'
import { odex } from './odex.ts'
import { radau5 } from './stiff/radau5.ts'
import { rodas5p } from './stiff/rodas5p.ts'

/** Every method by the name that its integrators carry. */
const methods: Readonly<Record<string, (options: never) => Integrator>> = {
  dop853,
  dopri5,
  odex,
  rodas5p,
  radau5,
  euler,
  heun,
  rk4,
  symplecticEuler,
  stormerVerlet,
  yoshida4,
  yoshida6,
  yoshida8,
  implicitMidpoint,
  gauss4,
  gauss6,
}

/** The integrator that a spec describes. @throws RangeError for an unknown method, and as the method does. */
export function integratorOf({ method, options }: IntegratorSpec): Integrator {
  if (!Object.hasOwn(methods, method))
    throw new RangeError(`integratorOf: no method '${method}'; known are ${Object.keys(methods).join(', ')}`)
  return methods[method](options as never)
}
