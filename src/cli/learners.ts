import { climatology } from '../learn/baselines/climatology.ts'
import { echoStateNetwork } from '../learn/baselines/echo-state-network.ts'
import { dynamicModeDecomposition, edmd } from '../learn/baselines/edmd.ts'
import { linearAutoregression } from '../learn/baselines/linear-autoregression.ts'
import { nearestAnalogues } from '../learn/baselines/nearest-analogues.ts'
import { nextGenerationReservoir } from '../learn/baselines/next-generation-reservoir.ts'
import { persistence } from '../learn/baselines/persistence.ts'
import { polynomialField, polynomialMap } from '../learn/baselines/polynomial.ts'
import { sindy, sindyMap } from '../learn/baselines/sindy.ts'
import { learnDelayMap } from '../learn/delay-map.ts'
import { learnFlowMap, learnFlowMapAsync } from '../learn/flow-map.ts'
import { learnHamiltonian } from '../learn/hamiltonian/learn-hamiltonian.ts'
import { learnRecurrentNetwork } from '../learn/recurrent/learn-recurrent-network.ts'
import { learnVectorField, learnVectorFieldAsync } from '../learn/vector-field.ts'
import type { FitOptions } from '../network/fit-options.ts'
import { type SamplerSpec, samplerOf } from '../network/samplers.ts'
import type { Pool } from '../parallel/pool.ts'
import type { System } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { tuneForecaster } from '../tune/forecaster/tune-forecaster.ts'
import { usageError } from './usage-error.ts'

/** What learners are asked for; each takes what it knows. */
export interface LearnerOptions {
  readonly width?: 'auto' | number | readonly number[]
  readonly layers?: number
  readonly slope?: number
  readonly sampler?: string
  readonly ridge?: FitOptions['ridge']
  readonly activation?: string
  readonly stride?: number
  readonly periodic?: Readonly<Record<string, number>>
  readonly delays?: number
  readonly spacing?: number
  readonly degree?: number
  readonly threshold?: number
  readonly neighbors?: number
  readonly season?: number
  readonly form?: string
  readonly horizon?: number
  readonly measure?: string
  readonly seed?: number
}

export interface Learner {
  /** The options that it takes, beside the seed. */
  readonly takes: readonly (keyof LearnerOptions)[]
  readonly learn: (records: readonly Trajectory[], options: LearnerOptions, pool?: Pool) => System | Promise<System>
}

const NETWORK = ['width', 'layers', 'sampler', 'slope', 'ridge', 'activation'] as const
/** Neurons of learners that cannot find out how many it takes. */
const WIDTH = 200

/** Every learner by the name that --as takes. */
export const learners: Readonly<Record<string, Learner>> = {
  'flow-map': {
    takes: [...NETWORK, 'stride', 'periodic'],
    learn: (records, options, pool) => {
      const fit = { ...networkOptions(options), ...pick(options, ['stride', 'periodic']) }
      return pool ? learnFlowMapAsync(records, { ...fit, pool }) : learnFlowMap(records, fit)
    },
  },
  'vector-field': {
    takes: [...NETWORK, 'periodic'],
    learn: (records, options, pool) => {
      const fit = { ...networkOptions(options), ...pick(options, ['periodic']) }
      return pool ? learnVectorFieldAsync(records, { ...fit, pool }) : learnVectorField(records, fit)
    },
  },
  'delay-map': {
    takes: [...NETWORK, 'delays', 'spacing'],
    learn: (records, options) =>
      learnDelayMap(records, {
        ridge: 'leave-one-out',
        ...networkOptions({ width: WIDTH, ...options }),
        ...window(options),
      }),
  },
  hamiltonian: {
    takes: ['width', 'form', 'periodic'],
    learn: (records, options) =>
      learnHamiltonian(records, {
        width: fixedWidth(options),
        ...(pick(options, ['seed', 'form', 'periodic']) as object),
      }),
  },
  recurrent: {
    takes: ['width', 'sampler', 'slope', 'delays'],
    learn: (records, options) =>
      learnRecurrentNetwork(records, {
        width: oneWidth(options),
        delays: options.delays ?? 1,
        ...pick(options, ['seed']),
        ...samplerOptions(options),
      }),
  },
  forecaster: {
    takes: ['horizon', 'measure'],
    learn: (records, options) =>
      tuneForecaster(onlyRecord(records), pick(options, ['horizon', 'measure', 'seed']) as object).model,
  },
  sindy: {
    takes: ['degree', 'threshold'],
    learn: (records, options) => sindy(records, { degree: 2, ...pick(options, ['degree', 'threshold']) }),
  },
  'sindy-map': {
    takes: ['degree', 'threshold'],
    learn: (records, options) => sindyMap(records, { degree: 2, ...pick(options, ['degree', 'threshold']) }),
  },
  'polynomial-field': {
    takes: ['degree'],
    learn: (records, { degree = 2 }) => polynomialField(records, { degree }),
  },
  'polynomial-map': { takes: ['degree'], learn: (records, { degree = 2 }) => polynomialMap(records, { degree }) },
  edmd: { takes: ['degree'], learn: (records, { degree = 2 }) => edmd(records, { observables: { degree } }) },
  dmd: { takes: [], learn: (records) => dynamicModeDecomposition(records) },
  'next-generation-reservoir': {
    takes: ['delays', 'spacing', 'degree'],
    learn: (records, options) =>
      nextGenerationReservoir(records, { delays: 2, ...pick(options, ['delays', 'spacing', 'degree']) }),
  },
  'echo-state': {
    takes: ['width'],
    learn: (records, options) => echoStateNetwork(records, { size: oneWidth(options), ...pick(options, ['seed']) }),
  },
  linear: {
    takes: ['delays'],
    learn: (records, options) => linearAutoregression(records, window(options)),
  },
  analogues: {
    takes: ['delays', 'neighbors'],
    learn: (records, options) =>
      nearestAnalogues(records, { delays: window(options).delays, ...pick(options, ['neighbors']) }),
  },
  climatology: {
    takes: ['season'],
    learn: (records, options) => climatology(records, { delays: 1, ...pick(options, ['season']) }),
  },
  persistence: { takes: [], learn: (records) => persistence(records, { delays: 1 }) },
}

/** @throws RangeError for an option that the learner does not take. */
export function checkTaken(name: string, options: LearnerOptions): void {
  const { takes } = learners[name]!
  const all = new Set(Object.values(learners).flatMap((learner) => learner.takes))
  for (const key of all)
    if (options[key] !== undefined && !takes.includes(key)) {
      const list = takes.map((taken) => `--${taken}`).join(', ')
      throw usageError(`--as ${name} takes no --${key}; ${list === '' ? 'it has no options' : `it takes ${list}`}`)
    }
}

function networkOptions({ width = 'auto', layers, ridge, activation, seed, ...rest }: LearnerOptions): FitOptions {
  return {
    width: layers === undefined ? width : layered(width, layers),
    ...samplerOptions(rest),
    ...(seed !== undefined && { seed }),
    ...(ridge !== undefined && { ridge }),
    ...(activation !== undefined && { activation: activation as 'tanh' }),
  }
}

function layered(width: 'auto' | number | readonly number[], layers: number): readonly number[] {
  if (typeof width === 'number') return Array.from({ length: layers }, () => width)
  throw usageError(`--layers ${layers} wants one --width for all of them, such as --width 200, got ${width}`)
}

function samplerOptions({ slope, sampler: name = 'swim' }: LearnerOptions): Pick<FitOptions, 'sampler'> {
  return { sampler: samplerOf({ name, ...(slope !== undefined && { slopeScale: slope }) } as SamplerSpec) }
}

function fixedWidth({ width = WIDTH }: LearnerOptions): number | readonly number[] {
  if (width === 'auto') throw usageError('--width auto is for flow-map, vector-field and delay-map; give a number')
  return width
}

function oneWidth(options: LearnerOptions): number {
  const width = fixedWidth(options)
  if (typeof width !== 'number') throw usageError(`--width must be one number here, got ${width}`)
  return width
}

/** Which samples a delay model looks at. */
function window({ delays, spacing }: LearnerOptions): { readonly delays: number; readonly spacing?: number } {
  if (delays === undefined) throw usageError('say how many samples it looks at, such as --delays 10')
  return { delays, ...(spacing !== undefined && { spacing }) }
}

function onlyRecord(records: readonly Trajectory[]): Trajectory {
  if (records.length === 1) return records[0]!
  throw usageError(`--as forecaster learns from one record, got ${records.length} trajectories`)
}

/** Those of the options that are there. */
function pick<K extends keyof LearnerOptions>(
  options: LearnerOptions,
  keys: readonly K[],
): { readonly [k in K]?: NonNullable<LearnerOptions[k]> } {
  return Object.fromEntries(keys.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]]))) as never
}
