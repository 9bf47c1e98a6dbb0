import type { ToleranceOptions } from '../../../src/integrate/adaptive/tolerance.ts'
import { dop853 } from '../../../src/integrate/explicit/dop853.ts'
import { dopri5 } from '../../../src/integrate/explicit/dopri5.ts'
import type { Integrator } from '../../../src/integrate/integrator.ts'
import { odex } from '../../../src/integrate/odex.ts'
import { radau5 } from '../../../src/integrate/stiff/radau5.ts'
import { rodas5p } from '../../../src/integrate/stiff/rodas5p.ts'
import type { Problem } from './problems.ts'

/** One way to solve the problems that suit it. */
export interface Method {
  readonly name: string
  readonly suits: (problem: Problem) => boolean
  /** Absent for scipy's, which with_scipy.py runs. */
  readonly integrator?: (options: ToleranceOptions) => Integrator
}

const suits = {
  all: () => true,
  nonstiff: ({ stiff }: Problem) => !stiff,
  stiff: ({ stiff }: Problem) => stiff,
  /** Not where only the time counts, of which an implicit method takes more. */
  implicit: ({ stiff, reference }: Problem) => stiff || reference !== undefined,
} as const

/** What opens the names of scipy's methods; after it comes the name that scipy knows. */
export const SCIPY = 'scipy '

/** In the order of the table, the first the one that the others are compared with. Whoever adds a method adds a line. */
export const methods: readonly Method[] = [
  { name: 'dop853', suits: suits.nonstiff, integrator: dop853 },
  { name: 'dopri5', suits: suits.nonstiff, integrator: dopri5 },
  { name: 'odex', suits: suits.nonstiff, integrator: odex },
  { name: 'rodas5p', suits: suits.implicit, integrator: rodas5p },
  { name: 'radau5', suits: suits.implicit, integrator: radau5 },
  { name: `${SCIPY}DOP853`, suits: suits.nonstiff },
  { name: `${SCIPY}RK45`, suits: suits.nonstiff },
  { name: `${SCIPY}LSODA`, suits: suits.all },
  { name: `${SCIPY}Radau`, suits: suits.stiff },
]

/** @throws RangeError for a name that no method has. */
export function methodNamed(name: string): Method {
  const method = methods.find((candidate) => candidate.name === name)
  if (!method) throw new RangeError(`no method '${name}', use one of ${methods.map((m) => m.name).join(', ')}`)
  return method
}
