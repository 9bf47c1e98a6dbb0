import { type AdjustedSystem, adjustedOf } from '../../learn/adjusted.ts'
import { climatologyOf } from '../../learn/baselines/climatology.ts'
import { type EchoStateNetwork, echoStateNetworkOf } from '../../learn/baselines/echo-state-network.ts'
import { type KoopmanMap, koopmanMapOf } from '../../learn/baselines/koopman-map.ts'
import { linearAutoregressionOf } from '../../learn/baselines/linear-autoregression.ts'
import { localPolynomialFieldOf } from '../../learn/baselines/local-polynomial.ts'
import { nearestAnaloguesOf } from '../../learn/baselines/nearest-analogues.ts'
import {
  type NextGenerationReservoir,
  nextGenerationReservoirOf,
} from '../../learn/baselines/next-generation-reservoir.ts'
import { persistenceOf } from '../../learn/baselines/persistence.ts'
import {
  type PolynomialField,
  type PolynomialMap,
  polynomialFieldOf,
  polynomialMapOf,
} from '../../learn/baselines/polynomial.ts'
import { type SparseField, type SparseMap, sparseFieldOf, sparseMapOf } from '../../learn/baselines/sindy.ts'
import { type DelayMap, delayMapOf } from '../../learn/delay-map.ts'
import type { DelaySystem } from '../../learn/delay-system.ts'
import { type EnsembleRegressor, ensembleRegressorOf } from '../../learn/ensemble/ensemble-regressor.ts'
import {
  type EnsembleField,
  type EnsembleMap,
  ensembleFieldOf,
  ensembleMapOf,
} from '../../learn/ensemble/ensemble-system.ts'
import { type MedianForecaster, medianForecasterOf } from '../../learn/ensemble/median-forecaster.ts'
import { type Classifier, classifierOf } from '../../learn/estimator/classifier.ts'
import { type Regressor, regressorOf } from '../../learn/estimator/regressor.ts'
import { type FlowMap, flowMapOf } from '../../learn/flow-map.ts'
import { type Forecaster, wholeStateForecasterOf } from '../../learn/forecaster.ts'
import { type LearnedHamiltonian, learnedHamiltonianOf } from '../../learn/hamiltonian/learn-hamiltonian.ts'
import { type LearnedPortHamiltonian, portHamiltonianOf } from '../../learn/hamiltonian/port-system.ts'
import { type LocalFlowMap, localFlowMapOf } from '../../learn/local/flow-map.ts'
import { type LocalVectorField, localVectorFieldOf } from '../../learn/local/vector-field.ts'
import { type RecurrentNetwork, recurrentNetworkOf } from '../../learn/recurrent/recurrent-system.ts'
import { type RefinedFlowMap, refinedFlowMapOf } from '../../learn/shooting/refine-flow-map.ts'
import type { Make, Source } from '../../learn/source.ts'
import { type LearnedVectorField, vectorFieldOf } from '../../learn/vector-field.ts'
import { defineSystem } from '../../system/define-system.ts'
import type { Recipe } from '../../system/system.ts'
import { checked, looseObject, type Schema, string } from './schema.ts'
import { adjusted } from './schemas/adjusted.ts'
import {
  climatology,
  linearAutoregression,
  nearestAnalogues,
  nextGenerationReservoir,
  persistence,
} from './schemas/baselines.ts'
import { delayMap } from './schemas/delay-map.ts'
import { echoStateNetwork } from './schemas/echo-state-network.ts'
import { classifier, ensembleRegressor, regressor } from './schemas/estimators.ts'
import { flowMap, refinedFlowMap } from './schemas/flow-map.ts'
import { hamiltonian, portHamiltonian } from './schemas/hamiltonian.ts'
import { koopmanMap } from './schemas/koopman-map.ts'
import { localFlowMap, localVectorField } from './schemas/local.ts'
import { ensembleField, ensembleMap, forecaster, medianForecaster } from './schemas/members.ts'
import { localPolynomialField, polynomialField, polynomialMap } from './schemas/polynomial.ts'
import { recurrentNetwork } from './schemas/recurrent-network.ts'
import { sparseField, sparseMap } from './schemas/sindy.ts'
import { definition } from './schemas/source.ts'
import { vectorField } from './schemas/vector-field.ts'

/** What can be stored. */
export type StoredModel =
  | FlowMap
  | RefinedFlowMap
  | LearnedVectorField
  | LearnedHamiltonian
  | LearnedPortHamiltonian
  | LocalFlowMap
  | LocalVectorField
  | RecurrentNetwork
  | Forecaster
  | DelaySystem
  | DelayMap
  | NextGenerationReservoir
  | AdjustedSystem
  | MedianForecaster
  | EchoStateNetwork
  | PolynomialMap
  | PolynomialField
  | KoopmanMap
  | SparseField
  | SparseMap
  | EnsembleMap
  | EnsembleField
  | EnsembleRegressor
  | Regressor
  | Classifier<string | number>

/** Makes a model from a recipe of one learner, once it is checked. */
type Maker = (recipe: Recipe, make: Make) => StoredModel

/** Every learner whose models can be stored, by the name that its recipes state. */
const makers: Readonly<Record<string, Maker>> = {
  'flow-map': maker(flowMap, flowMapOf),
  'refined-flow-map': maker(refinedFlowMap, refinedFlowMapOf),
  'vector-field': maker(vectorField, vectorFieldOf),
  hamiltonian: maker(hamiltonian, learnedHamiltonianOf),
  'port-hamiltonian': maker(portHamiltonian, portHamiltonianOf),
  'local-flow-map': maker(localFlowMap, localFlowMapOf),
  'local-vector-field': maker(localVectorField, localVectorFieldOf),
  'recurrent-network': maker(recurrentNetwork, recurrentNetworkOf),
  'delay-map': maker(delayMap, delayMapOf),
  forecaster: maker(forecaster, wholeStateForecasterOf),
  'median-forecaster': maker(medianForecaster, medianForecasterOf),
  adjusted: maker(adjusted, adjustedOf),
  persistence: maker(persistence, persistenceOf),
  climatology: maker(climatology, climatologyOf),
  'linear-autoregression': maker(linearAutoregression, linearAutoregressionOf),
  'nearest-analogues': maker(nearestAnalogues, nearestAnaloguesOf),
  'next-generation-reservoir': maker(nextGenerationReservoir, nextGenerationReservoirOf),
  'echo-state-network': maker(echoStateNetwork, echoStateNetworkOf),
  'polynomial-map': maker(polynomialMap, polynomialMapOf),
  'polynomial-field': maker(polynomialField, polynomialFieldOf),
  'local-polynomial-field': maker(localPolynomialField, localPolynomialFieldOf),
  'koopman-map': maker(koopmanMap, koopmanMapOf),
  sindy: maker(sparseField, sparseFieldOf),
  'sindy-map': maker(sparseMap, sparseMapOf),
  'ensemble-map': maker(ensembleMap, ensembleMapOf),
  'ensemble-field': maker(ensembleField, ensembleFieldOf),
  'ensemble-regressor': maker(ensembleRegressor, ensembleRegressorOf),
  regressor: maker(regressor, regressorOf),
  classifier: maker(classifier, classifierOf),
}

function maker<R>(schema: Schema<R>, make: (recipe: R, make: Make) => StoredModel): Maker {
  return (recipe, makeOther) => make(checked(schema, recipe, recipe.learner), makeOther)
}

const anyRecipe: Schema<Recipe> = looseObject({ learner: string() })

/**
 * The model that a recipe describes, with the same bits as the one it was taken from.
 *
 * @throws SyntaxError for a recipe that is not as the learner writes it, naming the part; RangeError for parts that do not
 * fit one another.
 */
export function fromRecipe(recipe: Recipe): StoredModel {
  const { learner } = checked(anyRecipe, recipe, 'recipe')
  if (!Object.hasOwn(makers, learner))
    throw new SyntaxError(`no learner '${learner}'; known are ${Object.keys(makers).join(', ')}`)
  return makers[learner](recipe, fromSource)
}

function fromSource(source: Source): unknown {
  return 'learner' in source ? fromRecipe(source as Recipe) : defineSystem(checked(definition, source, 'known'))
}
