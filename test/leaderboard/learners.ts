import { samplingInterval } from '../../src/dataset/sampling-interval.ts'
import { climatology } from '../../src/learn/baselines/climatology.ts'
import { echoStateNetwork } from '../../src/learn/baselines/echo-state-network.ts'
import { edmd } from '../../src/learn/baselines/edmd.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { nearestAnalogues } from '../../src/learn/baselines/nearest-analogues.ts'
import { nextGenerationReservoir } from '../../src/learn/baselines/next-generation-reservoir.ts'
import { persistence } from '../../src/learn/baselines/persistence.ts'
import { polynomialMap } from '../../src/learn/baselines/polynomial.ts'
import { sindy, sindyMap } from '../../src/learn/baselines/sindy.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { type Forecaster, forecasterOf } from '../../src/learn/forecaster.ts'
import { learnVectorField } from '../../src/learn/vector-field.ts'
import { swim } from '../../src/network/swim.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { type Rival, tuneForecaster } from '../../src/tune/forecaster/tune-forecaster.ts'
import { choose, horizonOf } from './choose.ts'
import { forecasterOfField, onDelays } from './forecasters.ts'
import type { Observed } from './series.ts'

/** A way to learn a forecast from nothing but a record. */
export interface Learner {
  readonly name: string
  /** Kinds of series that it is run on. */
  readonly observed: readonly Observed[]
  readonly learn: (train: Trajectory) => Forecaster
}

const sampler = swim({ slopeScale: 0.3 })
/** Enough to keep exact data from being fitted to rounding. */
const ridge = { relative: 1e-10 } as const

/** rhei's own: sampled networks on the last samples, the best of the record's own forecasts together. */
export const sampled = (train: Trajectory): Forecaster =>
  tuneForecaster(train, { horizon: horizonOf(train), measure: 'smape' }).model

/** The same, with forecasters of other kinds among those that may be chosen. */
const tuned = (train: Trajectory): Forecaster =>
  tuneForecaster(train, { horizon: horizonOf(train), measure: 'smape', rivals }).model

const rivals: readonly Rival[] = [
  ...[5, 10, 25].map((delays) => ({
    name: `linear autoregression, ${delays} delays`,
    learn: (known: Trajectory) => linearAutoregression(known, { delays }),
  })),
  ...[3, 5].map((delays) => ({
    name: `next-generation reservoir, ${delays} delays`,
    learn: (known: Trajectory) => nextGenerationReservoir(known, { delays, ridge: { relative: 1e-8 } }),
  })),
  { name: 'nearest analogues, 8 delays', learn: (known) => nearestAnalogues(known, { delays: 8, neighbors: 3 }) },
]

const linear = (train: Trajectory): Forecaster =>
  choose(train, [3, 5, 10, 25], (known, delays) => linearAutoregression(known, { delays }))

const analogues = (train: Trajectory): Forecaster =>
  choose(train, [2, 4, 8, 16], (known, delays) => nearestAnalogues(known, { delays, neighbors: 3 }))

/** Degree 2; memories from a few samples to a good part of a period. */
const nextGeneration = (train: Trajectory): Forecaster =>
  choose(
    train,
    [
      { delays: 2, spacing: 1 },
      { delays: 5, spacing: 1 },
      { delays: 10, spacing: 1 },
      { delays: 5, spacing: 5 },
    ].filter(({ delays }) => delays * train.dim <= MOST_QUADRATIC),
    (known, settings) => nextGenerationReservoir(known, { ...settings, degree: 2, ridge: { relative: 1e-8 } }),
  )

/** Quadratic features of more variables than this are more than 1000: too many for as many samples. */
const MOST_QUADRATIC = 43

/** 100 nodes; a fifth of what is known washes out the start. */
const echoState = (train: Trajectory): Forecaster =>
  choose(
    train,
    [0.4, 0.9].flatMap((spectralRadius) => [1e-8, 1e-5].map((relative) => ({ spectralRadius, ridge: { relative } }))),
    (known, settings) =>
      echoStateNetwork(known, { ...settings, size: 100, warmup: Math.floor(known.times.length / 5) }),
    false,
  )

const koopman = (train: Trajectory): Forecaster =>
  choose(
    train,
    [4, 8, 16],
    (known, delays) =>
      onDelays(known, delays, (vectors) => edmd(vectors, { observables: { width: 100, sampler }, ridge })),
    false,
  )

const polynomialOfDelays = (train: Trajectory): Forecaster =>
  choose(
    train,
    [
      { delays: 3, degree: 3 },
      { delays: 5, degree: 2 },
      { delays: 5, degree: 3 },
      { delays: 10, degree: 2 },
    ],
    (known, { delays, degree }) => onDelays(known, delays, (vectors) => polynomialMap(vectors, { degree, ridge })),
  )

const polynomialOfStates = (train: Trajectory): Forecaster =>
  choose(train, [1, 2, 3], (known, degree) => forecasterOf(polynomialMap(known, { degree, ridge })))

const sparseMapOfDelays = (train: Trajectory): Forecaster =>
  choose(
    train,
    [3, 5].flatMap((delays) => [1e-2, 1e-4].map((threshold) => ({ delays, threshold }))),
    (known, { delays, threshold }) => onDelays(known, delays, (vectors) => sindyMap(vectors, { degree: 2, threshold })),
  )

const sparseField = (train: Trajectory): Forecaster =>
  choose(
    train,
    [2, 3].flatMap((degree) => [1e-2, 1e-3].map((threshold) => ({ degree, threshold }))),
    (known, settings) => forecasterOfField(sindy(known, settings), samplingInterval(known)),
  )

const flowMap = (train: Trajectory): Forecaster => forecasterOf(learnFlowMap(train, { width: 100, sampler, ridge }))

const vectorField = (train: Trajectory): Forecaster =>
  forecasterOfField(learnVectorField(train, { width: 100, sampler, ridge }), samplingInterval(train))

const either = ['univariate', 'multivariate'] as const

/** All that are compared. Where a learner has candidates, `choose` takes one by forecasts within the record. */
export const learners: readonly Learner[] = [
  { name: 'sampled', observed: either, learn: sampled },
  { name: 'sampled and others', observed: ['univariate'], learn: tuned },
  { name: 'persistence', observed: either, learn: (train) => persistence(train, { delays: 1 }) },
  { name: 'climatology', observed: either, learn: (train) => climatology(train, { delays: 1 }) },
  { name: 'linear autoregression', observed: either, learn: linear },
  { name: 'nearest analogues', observed: either, learn: analogues },
  { name: 'next-generation reservoir', observed: either, learn: nextGeneration },
  { name: 'echo state network', observed: either, learn: echoState },
  { name: 'EDMD, sampled dictionary', observed: either, learn: koopman },
  { name: 'polynomial map', observed: ['univariate'], learn: polynomialOfDelays },
  { name: 'polynomial map', observed: ['multivariate'], learn: polynomialOfStates },
  { name: 'SINDy map', observed: ['univariate'], learn: sparseMapOfDelays },
  { name: 'SINDy', observed: ['multivariate'], learn: sparseField },
  { name: 'sampled flow map', observed: ['multivariate'], learn: flowMap },
  { name: 'sampled vector field', observed: ['multivariate'], learn: vectorField },
]

/** @throws RangeError for a name that is not there, or not for such series. */
export function findLearner(name: string, observed: Observed): Learner {
  const learner = learners.find((candidate) => candidate.name === name && candidate.observed.includes(observed))
  if (learner) return learner
  throw new RangeError(`no learner '${name}' for ${observed} series`)
}
