import type { Classifier } from '../../../learn/estimator/classifier.ts'
import type { Regressor } from '../../../learn/estimator/regressor.ts'
import type { Learned } from '../../../learn/scaled-network.ts'
import type { Box } from '../../../math/box.ts'
import type { MapSystem, OdeSystem } from '../../../system/system.ts'
import { equationBody, looksAtTime } from './equation-program.ts'
import type { EquationBody, NetworkBody, NetworkInput, Program } from './program.ts'

/** What a learned system may have besides its network; which of it tells what it is. */
interface Traits {
  readonly known?: MapSystem | OdeSystem
  readonly target?: string
  readonly delays?: number
  readonly box?: Box
  readonly stateMap?: string
}

export type LearnedSystem = (MapSystem | OdeSystem) & Learned & Traits

/** A learned map or field as a program. @throws RangeError for a part that is made of functions. */
export function systemProgram(model: LearnedSystem, who: string): Program {
  const { name, variables, parameters, dim, known, target, trainingRegion, box } = model
  const shifts = model.delays !== undefined && model.stateMap === undefined
  checkParts(model, shifts, who)
  const base = known ? knownBody(known, who) : target && target !== 'state' ? 'state' : undefined
  const read = shifts ? lookedAt(trainingRegion) : Array.from({ length: dim }, (_, j) => j)
  return {
    kind: model.kind === 'map' ? 'map' : 'field',
    name,
    variables,
    parameters,
    ...(model.kind === 'map' && model.dt !== undefined && { dt: model.dt }),
    region: trainingRegion,
    timed: typeof base === 'object' && looksAtTime(base),
    body: {
      ...networkBody(model, read, who),
      ...(base && { base }),
      ...(box && { bounds: box }),
      shifts,
    },
  }
}

/** A learned function of rows as a program. */
export function functionProgram(model: Regressor | Classifier<string> | Classifier<number>, who: string): Program {
  const { periods, network, trainingRegion } = model
  const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, j) => `${letter}${j + 1}`)
  const classes = 'classes' in model ? model.classes.map(String) : undefined
  const read = Array.from(periods, (_, j) => j)
  return {
    kind: 'function',
    name: classes ? 'learned scores of classes' : 'learned function',
    variables: numbered('x', periods.length),
    outputs: classes ?? numbered('y', network.outputDim),
    parameters: {},
    region: trainingRegion,
    timed: false,
    body: { ...networkBody(model, read, who), inputScaling: 'divide', lanes: 1 },
  }
}

function networkBody(
  { network, outputScaler, ...learned }: Learned,
  read: readonly number[],
  who: string,
): NetworkBody {
  for (const { activation } of network.layers)
    if (typeof activation !== 'string')
      throw new RangeError(
        `${who}: the activation '${activation.name}' is a function of your own, which cannot be exported; use tanh, relu or sin`,
      )
  return {
    kind: 'network',
    inputs: networkInputs(learned, read),
    inputScaling: 'multiply',
    network,
    lanes: 4,
    mean: outputScaler.mean,
    scale: outputScaler.scale,
    shifts: false,
  }
}

/** @param read The entry of the state that is each input. */
function networkInputs(
  { periods, inputScaler: { mean, scale } }: Pick<Learned, 'periods' | 'inputScaler'>,
  read: readonly number[],
): NetworkInput[] {
  const parts = Array.from(periods, (period) => (period === 0 ? (['value'] as const) : (['cos', 'sin'] as const)))
  return parts
    .flatMap((names, j) => names.map((part) => ({ part, variable: read[j], period: periods[j] })))
    .map(({ part, variable, period }, e) => ({
      part,
      variable,
      rate: period === 0 ? 1 : (2 * Math.PI) / period,
      mean: mean[e],
      scale: scale[e],
    }))
}

/** The entries of a delay vector that a forecast looks at: those that its training region bounds. */
function lookedAt({ lower }: Box): number[] {
  return Array.from(lower.keys()).filter((j) => Number.isFinite(lower[j]))
}

function checkParts({ name, dim, periods, network, ...traits }: LearnedSystem, shifts: boolean, who: string) {
  if (traits.stateMap === 'none')
    throw new RangeError(`${who}: ${name} that remembers features cannot be exported; learn it with stateMap 'edmd'`)
  if (!shifts && periods.length !== dim)
    throw new RangeError(`${who}: ${name} has controls that vary, which cannot be exported; give them values by 'with'`)
}

function knownBody(known: MapSystem | OdeSystem, who: string): EquationBody {
  if (known.equations) return equationBody(known)
  throw new RangeError(
    `${who}: the known part ${known.name} is made of functions, which cannot be exported; give it as equations`,
  )
}
