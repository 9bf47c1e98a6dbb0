import { changeParameters, type Declaration, type Definition, declare, type State } from './declaration.ts'
import { commonParts, type Dynamics, type Parameters } from './dynamics.ts'
import {
  checkFunction,
  checkWritten,
  dynamicsFromFunctions,
  type InvariantFunction,
  type KernelFunction,
} from './from-functions.ts'
import { checkAllUsed, dynamicsFromText, equationNames, parseAll } from './from-text.ts'
import { lazily, once } from './lazily.ts'
import { checkNoiseKind } from './noise-kind.ts'
import {
  diffusionDerivativeFromText,
  diffusionFromText,
  latexOfSde,
  type NoiseText,
  noiseKindOf,
  noiseRecords,
  parseNoise,
} from './noise-text.ts'
import type { Diffusion, NoiseKind, SdeSystem } from './system.ts'

/** A stochastic differential equation as text. */
export interface SdeEquations extends Definition {
  /** The drift of each variable, in storage order; t is time. */
  readonly equations: Readonly<Record<string, string>>
  /**
   * The coefficients of the Wiener processes, by variable. One record: every variable in it has a process of its own,
   * { x: 'sigma*x' }. A list: one record per process, which may act on several variables.
   */
  readonly noise: NoiseText
  /** For noise of several processes that commutes by cancellation; what the names in the formulas show is known. */
  readonly noiseKind?: 'commutative'
  readonly initialState: State
  /** Formulas that stay constant along every exact path. */
  readonly invariants?: Readonly<Record<string, string>>
}

/** A stochastic differential equation as functions, where text does not fit. */
export interface SdeFunctions extends Definition {
  readonly variables: readonly string[]
  /** Writes the drift into dydt, every entry. Must not allocate or keep y. */
  readonly field: KernelFunction
  /** Writes ∂fᵢ/∂yⱼ into jacobian[i·dim + j], zeros too. */
  readonly jacobian?: KernelFunction
  /** Number of independent Wiener processes. */
  readonly noises: number
  /** Writes the coefficient of dWⱼ in dyᵢ into g[i·noises + j], zeros too. */
  readonly diffusion: KernelFunction
  /** What is known of the diffusion; default 'general', for which fewer methods work. */
  readonly noiseKind?: NoiseKind
  /** See `SdeSystem.diffusionDerivative` for the order of its entries. */
  readonly diffusionDerivative?: KernelFunction
  readonly initialState: State
  readonly invariants?: Readonly<Record<string, InvariantFunction>>
}

/** What an SDE has beside its drift. */
interface Noise {
  readonly noises: number
  readonly noiseKind: NoiseKind
  readonly diffusion: (parameters: Parameters) => Diffusion
  readonly diffusionDerivative?: (parameters: Parameters) => Diffusion
  readonly noise?: readonly Readonly<Record<string, string>>[]
}

/**
 * The Itô stochastic differential equation dy = f(t, y) dt + g(t, y) dW, from text or from functions. A Stratonovich
 * equation has to be rewritten: its drift plus ½ Σⱼₗ gₗⱼ ∂gᵢⱼ/∂yₗ is the Itô drift. Text is checked here and compiled,
 * differentiated and typeset at first use.
 * @throws SyntaxError for equation text, with system, variable and column; RangeError for names and values.
 */
export function defineSde(definition: SdeEquations | SdeFunctions): SdeSystem {
  return 'equations' in definition ? fromText(definition) : fromFunctions(definition)
}

/** The system that these dynamics make with the declared parameter values. */
function sdeSystem(declaration: Declaration, dynamics: Dynamics, noise: Noise): SdeSystem {
  const { parameters } = declaration
  const { ready, late } = commonParts(declaration, dynamics)
  const { diffusion, diffusionDerivative, ...known } = noise
  const change = (changes: Parameters) => sdeSystem(changeParameters(declaration, changes), dynamics, noise)
  return lazily(
    { kind: 'sde' as const, ...ready, ...known, with: change },
    {
      ...late,
      field: () => dynamics.field(parameters),
      diffusion: () => diffusion(parameters),
      ...(diffusionDerivative && { diffusionDerivative: () => diffusionDerivative(parameters) }),
    },
  )
}

function fromText(definition: SdeEquations): SdeSystem {
  const { equations, initialState, invariants = {} } = definition
  const declaration = declare('defineSde', definition, Object.keys(equations), initialState)
  const where = `defineSde: ${declaration.name}`
  const names = equationNames(where, declaration, true)
  const drift = parseAll(where, 'equation for', equations, names)
  const records = noiseRecords(where, definition.noise, declaration.variables)
  const columns = parseNoise(where, records, names)
  checkAllUsed(
    where,
    names,
    [drift, ...columns].flatMap((formulas) => [...formulas.values()]),
  )
  const conserved = parseAll(where, 'invariant', invariants, names)
  const latex = once(() => latexOfSde(drift, columns))
  const dynamics = { ...dynamicsFromText(drift, conserved, names, String), latex }
  const shown = noiseKindOf(columns, names)
  const noiseKind = shown === 'general' ? (definition.noiseKind ?? shown) : shown
  const diffusion = diffusionFromText(columns, names)
  if (noiseKind !== shown)
    checkNoiseKind(where, noiseKind, declaration, columns.length, diffusion(declaration.parameters))
  const diffusionDerivative = diffusionDerivativeFromText(columns, noiseKind, names)
  const noise = { noises: columns.length, noiseKind, diffusion, diffusionDerivative, noise: records }
  const { noise: noiseText, noiseKind: claim } = definition
  const texts = {
    kind: 'sde',
    equations: Object.freeze({ ...equations }),
    noise: noiseText,
    ...(claim && { noiseKind: claim }),
    ...(definition.invariants && { invariants }),
  }
  return sdeSystem(declaration, { ...dynamics, texts, equations: () => texts.equations }, noise)
}

function fromFunctions(definition: SdeFunctions): SdeSystem {
  const { variables, field, jacobian, noises, diffusion, noiseKind = 'general', initialState } = definition
  const { invariants = {}, diffusionDerivative } = definition
  const declaration = declare('defineSde', definition, variables, initialState)
  const where = `defineSde: ${declaration.name}`
  const { parameters } = declaration
  if (!Number.isInteger(noises) || noises < 1)
    throw new RangeError(`${where}: noises must be 1, 2, 3, … Wiener processes, got ${noises}`)
  checkFunction(where, 'field (or equations as text)', field)
  checkFunction(where, 'diffusion', diffusion)
  checkWritten(where, 'field', declaration, (y, out) => field(0, y, out, parameters))
  const entries = variables.flatMap((name) => Array.from({ length: noises }, (_, j) => `${name} (noise ${j + 1})`))
  checkWritten(where, 'diffusion', { ...declaration, variables: entries }, (y, g) => diffusion(0, y, g, parameters))
  checkNoiseKind(where, noiseKind, declaration, noises, (t, y, g) => diffusion(t, y, g, parameters))
  const bind =
    (kernel: KernelFunction) =>
    (values: Parameters): Diffusion =>
    (t, y, out) =>
      kernel(t, y, out, values)
  return sdeSystem(declaration, dynamicsFromFunctions(field, jacobian, invariants), {
    noises,
    noiseKind,
    diffusion: bind(diffusion),
    ...(diffusionDerivative && { diffusionDerivative: bind(diffusionDerivative) }),
  })
}
