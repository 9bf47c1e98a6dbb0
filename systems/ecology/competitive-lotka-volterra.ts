import type { Definition } from '../../src/system/declaration.ts'
import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Where the species start and what is known about them. */
export interface LotkaVolterraOptions
  extends Pick<Definition, 'name' | 'lyapunovExponent' | 'period' | 'notes' | 'source'> {
  readonly initialState: readonly number[]
}

/**
 * Species that grow logistically and crowd each other: x1 … xn in units of what the habitat carries of each alone, with
 * growth rates r1 … rn and ai_j, the effect of species j on species i, a parameter wherever it is not zero.
 * @param competition Row i holds the effects on species i.
 * @throws RangeError unless `competition` is square and fits the growth rates.
 */
export function competitiveLotkaVolterraOf(
  growth: readonly number[],
  competition: readonly (readonly number[])[],
  options: LotkaVolterraOptions,
): OdeSystem {
  const n = growth.length
  if (n === 0 || competition.length !== n || competition.some((row) => row.length !== n))
    throw new RangeError(`competitiveLotkaVolterraOf: ${n} growth rates need ${n} rows of ${n} effects`)
  const effects = competition.map((row, i) =>
    row.map((value, j) => ({ value, name: `a${i + 1}_${j + 1}`, on: `x${j + 1}` })).filter(({ value }) => value !== 0),
  )
  const crowding = effects.map((row) => row.map(({ name, on }) => ` - ${name}*${on}`).join(''))
  return defineOde({
    ...options,
    domain: 'ecology',
    units: 'dimensionless',
    parameters: {
      ...Object.fromEntries(growth.map((rate, i) => [`r${i + 1}`, rate])),
      ...Object.fromEntries(effects.flat().map(({ name, value }) => [name, value])),
    },
    equations: Object.fromEntries(crowding.map((terms, i) => [`x${i + 1}`, `r${i + 1}*x${i + 1}*(1${terms})`])),
  })
}

/** Four species whose numbers fluctuate chaotically for ever, with none dying out. */
export const competitiveLotkaVolterra: OdeSystem = competitiveLotkaVolterraOf(
  [1, 0.72, 1.53, 1.27],
  [
    [1, 1.09, 1.52, 0],
    [0, 1, 0.44, 1.36],
    [2.33, 0, 1, 0.47],
    [1.21, 0.51, 0.35, 1],
  ],
  {
    name: 'competitive Lotka–Volterra of four species',
    initialState: [0.3, 0.4, 0.2, 0.3],
    period: 36.5,
    lyapunovExponent: 0.0203,
    notes:
      'The equilibrium with all four species, (0.3013, 0.4586, 0.1307, 0.3557), is unstable. Chaos needs parameters close ' +
      'to these.',
    source: 'J. A. Vano, J. C. Wildenberg, M. B. Anderson, J. K. Noel, J. C. Sprott, Nonlinearity 19, 2391-2404 (2006)',
  },
)
