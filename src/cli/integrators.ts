import { suggestion } from '../expression/near-names.ts'
import type { Integrator } from '../integrate/integrator.ts'
import { integratorOf } from '../integrate/methods.ts'
import { eulerMaruyama } from '../integrate/sde/euler-maruyama.ts'
import type { SdeMethod } from '../integrate/sde/method.ts'
import { milstein } from '../integrate/sde/milstein.ts'
import { sra1 } from '../integrate/sde/sra1.ts'
import { sri2 } from '../integrate/sde/sri2.ts'
import type { NoiseKind } from '../system/system.ts'
import { usageError } from './usage-error.ts'

export interface MethodOptions {
  readonly method?: string
  readonly rtol?: number
  readonly atol?: number
  /** Of methods with steps of equal length. */
  readonly step?: number
}

const ADAPTIVE = ['dop853', 'dopri5', 'odex', 'rodas5p', 'radau5']
const FIXED = [
  ...['rk4', 'heun', 'euler', 'etdrk4', 'symplecticEuler', 'stormerVerlet', 'yoshida4', 'yoshida6', 'yoshida8'],
  ...['implicitMidpoint', 'gauss4', 'gauss6'],
]
const stochastic: Readonly<Record<string, (options: { readonly step: number }) => SdeMethod>> = {
  eulerMaruyama,
  milstein,
  sra1,
  sri2,
}
const usual: Readonly<Record<NoiseKind, string>> = {
  additive: 'sra1',
  diagonal: 'sri2',
  commutative: 'milstein',
  general: 'eulerMaruyama',
}

/** The method that was asked for, or dop853. @param dt Between two samples: the default step. */
export function integratorFor({ method = 'dop853', rtol, atol, step }: MethodOptions, dt: number): Integrator {
  if (ADAPTIVE.includes(method)) {
    if (step !== undefined)
      throw usageError(`--step is for methods with equal steps; ${method} takes --rtol and --atol`)
    return integratorOf({ method, options: tolerances({ rtol, atol }) })
  }
  if (!FIXED.includes(method)) throw unknownMethod(method, [...ADAPTIVE, ...FIXED])
  if (rtol !== undefined || atol !== undefined) throw usageError(`--rtol and --atol are not for ${method}; give --step`)
  return integratorOf({ method, options: { step: step ?? dt } })
}

/** The method that was asked for, or the best for the kind of noise. */
export function stochasticMethod({ method, rtol, atol, step }: MethodOptions, kind: NoiseKind, dt: number): SdeMethod {
  const name = method ?? usual[kind]
  const make = Object.hasOwn(stochastic, name) ? stochastic[name] : undefined
  if (!make) throw unknownMethod(name, Object.keys(stochastic))
  if (rtol !== undefined || atol !== undefined) throw usageError('--rtol and --atol are not for noise; give --step')
  return make({ step: step ?? dt / 10 })
}

export function tolerances({
  rtol,
  atol,
}: {
  readonly rtol?: number | undefined
  readonly atol?: number | undefined
}): {
  readonly relativeTolerance?: number
  readonly absoluteTolerance?: number
} {
  return {
    ...(rtol !== undefined && { relativeTolerance: rtol }),
    ...(atol !== undefined && { absoluteTolerance: atol }),
  }
}

function unknownMethod(name: string, known: readonly string[]): RangeError {
  return usageError(`no method '${name}'${suggestion(name, known)} for this system; there are ${known.join(', ')}`)
}
