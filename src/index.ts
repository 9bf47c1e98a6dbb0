// The table of contents, in the order in which data flows.

export {
  type AnomalyCorrelation,
  type AnomalyCorrelationOptions,
  anomalyCorrelation,
} from './compare/anomaly-correlation.ts'
export type { Attractor } from './compare/attractor.ts'
export {
  type Axis,
  type BasinOptions,
  type Basins,
  basins,
  ESCAPED,
  type GridAxis,
  UNDECIDED,
} from './compare/basins.ts'
export {
  type AttractorOptions,
  type AttractorSamples,
  attractorSamples,
  type BifurcationDiagram,
  type BifurcationOptions,
  bifurcationDiagram,
} from './compare/bifurcation-diagram.ts'
export type { Climate, ClimateOptions } from './compare/climate.ts'
export type { ClimateDistances, Missing } from './compare/climate-distances.ts'
export type { ClimateExponents, ExponentOptions, KnownExponents } from './compare/climate-exponents.ts'
export { type CompareOptions, type Comparison, compare } from './compare/compare.ts'
export { comparisonJson, type Json } from './compare/comparison-json.ts'
export {
  type CorrelationDimension,
  type CorrelationOptions,
  correlationDimension,
} from './compare/correlation-dimension.ts'
export { type Coverage, coverage, rowCount } from './compare/coverage.ts'
export { type Crps, type CrpsEstimator, type CrpsOptions, crps } from './compare/crps.ts'
export { type DominantPeriod, type DominantPeriodOptions, dominantPeriod } from './compare/dominant-period.ts'
export { errorOverTime } from './compare/error-over-time.ts'
export { type FixedPoint, type FixedPointOptions, type FixedPoints, fixedPoints } from './compare/fixed-points.ts'
export { type ForecastError, forecastError } from './compare/forecast-error.ts'
export type { ForecastMeasures } from './compare/forecast-measures.ts'
export type { ModelOptions, WindowOptions } from './compare/forecast-windows.ts'
export { hellingerDistance } from './compare/hellinger-distance.ts'
export { type InvariantDrift, invariantDrift } from './compare/invariant-drift.ts'
export { klDivergence } from './compare/kl-divergence.ts'
export {
  type DataExponent,
  type DivergenceOptions,
  largestExponentFromData,
} from './compare/largest-exponent-from-data.ts'
export type { LateMotion } from './compare/late-motion.ts'
export { kaplanYorkeDimension } from './compare/lyapunov/kaplan-yorke.ts'
export {
  type DelayExponent,
  type DelayExponentOptions,
  largestDelayExponent,
} from './compare/lyapunov/largest-delay-exponent.ts'
export { type LyapunovOptions, type LyapunovSpectrum, lyapunovSpectrum } from './compare/lyapunov/lyapunov-spectrum.ts'
export { type MeanAbsoluteError, mae } from './compare/mae.ts'
export { type MaseOptions, mase, type ScaledError } from './compare/mase.ts'
export { type Normalization, type NormalizedError, nrmse } from './compare/nrmse.ts'
export { oscillationPeriod } from './compare/oscillation-period.ts'
export type { Pair, Samples } from './compare/pairs.ts'
export { type PoincareOptions, poincareSection, type Section } from './compare/poincare-section.ts'
export { type PowerSpectrum, type PowerSpectrumOptions, powerSpectrum, type Window } from './compare/power-spectrum.ts'
export { type Determination, rSquared } from './compare/r-squared.ts'
export { type RecurrenceMatrix, type RecurrenceOptions, recurrenceMatrix, recurs } from './compare/recurrence-matrix.ts'
export { type ReturnMap, type ReturnMapOptions, returnMap } from './compare/return-map.ts'
export { rmse } from './compare/rmse.ts'
export { attractorBounds, type ShareOnAttractor, shareOnAttractor } from './compare/share-on-attractor.ts'
export type { Skill } from './compare/skill.ts'
export {
  type SlicedWasserstein,
  type SlicedWassersteinOptions,
  slicedWasserstein,
} from './compare/sliced-wasserstein.ts'
export { type SymmetricError, smape, smapeOverTime } from './compare/smape.ts'
export { type SmapeValidTime, type SmapeValidTimeOptions, smapeValidTime } from './compare/smape-valid-time.ts'
export type { Divergence, DivergenceOptions as AttractorDivergenceOptions } from './compare/smoothed-samples.ts'
export { type SpectrumDistance, type SpectrumDistanceOptions, spectrumDistance } from './compare/spectrum-distance.ts'
export type { Spread } from './compare/spread.ts'
export type { Eigenvalue, Stability } from './compare/stability.ts'
export { turningPoints } from './compare/turning-points.ts'
export { type ValidTime, validTime } from './compare/valid-time.ts'
export type { Verdict } from './compare/verdict.ts'
export type { Judgement } from './compare/yardstick.ts'
export { type ZeroOneOptions, type ZeroOneTest, zeroOneTest } from './compare/zero-one-test.ts'
export { addNoise, type NoiseOptions } from './dataset/add-noise.ts'
export type { Adjustment, FittedAdjustment, HarmonicSeason } from './dataset/adjustment.ts'
export { chooseDelays } from './dataset/choose-delays.ts'
export type { CleanRecords, CleanReport } from './dataset/clean-records.ts'
export type { Dataset } from './dataset/dataset.ts'
export { type DelayOptions, delayEmbed } from './dataset/delay-embedding.ts'
export { type DerivativeSource, estimateDerivatives } from './dataset/derivatives/estimate-derivatives.ts'
export type { DerivativeEstimate } from './dataset/derivatives/estimator.ts'
export type { FiniteDifferences } from './dataset/derivatives/finite-differences.ts'
export type { LocalPolynomial } from './dataset/derivatives/local-polynomial.ts'
export type { SmoothingSplines } from './dataset/derivatives/smoothing-spline.ts'
export { falseNeighbors } from './dataset/false-neighbors.ts'
export { fieldPairs } from './dataset/field-pairs.ts'
export { type AdjustmentOptions, detrend, fitAdjustment } from './dataset/fit-adjustment.ts'
export { flowPairs } from './dataset/flow-pairs.ts'
export { type HoldOutOptions, holdOutRows, takeRows } from './dataset/hold-out.ts'
export { mutualInformation } from './dataset/mutual-information.ts'
export { type Measured, type RawRecord, rawRecord } from './dataset/raw-record.ts'
export { type RecordPart, type RowChunk, type RowChunks, recordPart } from './dataset/record-part.ts'
export { type ResampleOptions, resample } from './dataset/resample.ts'
export { samplingInterval } from './dataset/sampling-interval.ts'
export { type Scaler, scaleRows, standardScaler, unscaleRows } from './dataset/scaling.ts'
export { phaseMeans, seasonLength } from './dataset/season.ts'
export { splitByTime } from './dataset/split.ts'
export { type SplitOptions, splitAtGaps } from './dataset/split-at-gaps.ts'
export { unwrap } from './dataset/unwrap.ts'
export { type WeakForm, weakPairs } from './dataset/weak-pairs.ts'
export { type AttractorPlotOptions, attractorPlot } from './figure/attractor-plot.ts'
export { type BasinPlotOptions, basinPlot } from './figure/basin-plot.ts'
export { type BifurcationPlotOptions, bifurcationPlot } from './figure/bifurcation-plot.ts'
export { type CurvePlotOptions, curvePlot, type PlottedCurve } from './figure/curve-plot.ts'
export { delayChoicePlot } from './figure/delay-choice-plot.ts'
export { driftOverTime } from './figure/drift-over-time.ts'
export { errorGrowth } from './figure/error-growth.ts'
export type { Figure } from './figure/figure.ts'
export { forecastPlot } from './figure/forecast-plot.ts'
export { forecastSkill } from './figure/forecast-skill.ts'
export { phasePortrait } from './figure/phase-portrait.ts'
export { type RecurrencePlotOptions, recurrencePlot } from './figure/recurrence-plot.ts'
export { type ReturnPlotOptions, returnPlot } from './figure/return-plot.ts'
export { scoreDistribution } from './figure/score-distribution.ts'
export { type SpaceTimePlotOptions, spaceTimePlot } from './figure/space-time-plot.ts'
export { type SpectrumPlotOptions, spectrumPlot } from './figure/spectrum-plot.ts'
export { timeSeries } from './figure/time-series.ts'
export { type CalibrationOptions, calibrateForecast, type ForecastCalibration } from './forecast/calibrate-forecast.ts'
export { type Forecast, type ForecastOptions, forecast } from './forecast/forecast.ts'
export { type ForecastCoverage, forecastCoverage, rollingCoverage } from './forecast/forecast-coverage.ts'
export { predict } from './forecast/predict.ts'
export { type OriginForecast, type RollingOriginOptions, rollingOrigin } from './forecast/rolling-origin.ts'
export { type Support, support } from './forecast/support.ts'
export type { AdaptiveOptions } from './integrate/adaptive/drive.ts'
export { type DdeOptions, integrateDde } from './integrate/dde/integrate-dde.ts'
export { etdrk4 } from './integrate/etdrk4.ts'
export type { EventDefinition } from './integrate/events.ts'
export { dop853 } from './integrate/explicit/dop853.ts'
export { dopri5 } from './integrate/explicit/dopri5.ts'
export type { FixedStepOptions } from './integrate/fixed/drive.ts'
export { euler } from './integrate/fixed/euler.ts'
export { heun } from './integrate/fixed/heun.ts'
export { rk4 } from './integrate/fixed/rk4.ts'
export { gauss4 } from './integrate/geometric/gauss4.ts'
export { gauss6 } from './integrate/geometric/gauss6.ts'
export { implicitMidpoint } from './integrate/geometric/implicit-midpoint.ts'
export { stormerVerlet } from './integrate/geometric/stormer-verlet.ts'
export { symplecticEuler } from './integrate/geometric/symplectic-euler.ts'
export { yoshida4 } from './integrate/geometric/yoshida4.ts'
export { yoshida6 } from './integrate/geometric/yoshida6.ts'
export { yoshida8 } from './integrate/geometric/yoshida8.ts'
export { type IntegrateOptions, integrate } from './integrate/integrate.ts'
export { integrateMany, type ManyOptions } from './integrate/integrate-many.ts'
export type { Run } from './integrate/integrate-task.ts'
export type { Integrator, IntegratorSpec } from './integrate/integrator.ts'
export { iterate } from './integrate/iterate.ts'
export { type OdexOptions, odex } from './integrate/odex.ts'
export { type BrownianPath, type BrownianPathOptions, brownianPath } from './integrate/sde/brownian-path.ts'
export { eulerMaruyama } from './integrate/sde/euler-maruyama.ts'
export { integrateSde, type SdeOptions } from './integrate/sde/integrate-sde.ts'
export { milstein } from './integrate/sde/milstein.ts'
export { sra1 } from './integrate/sde/sra1.ts'
export { sri2 } from './integrate/sde/sri2.ts'
export { radau5 } from './integrate/stiff/radau5.ts'
export { rodas5p } from './integrate/stiff/rodas5p.ts'
export type { ColumnChoice } from './io/column-plan.ts'
export {
  type CsvOptions,
  type CsvRecord,
  formatCsv,
  parseCsv,
  parseRawCsv,
  type RawCsv,
  type WholeCsvOptions,
} from './io/csv.ts'
export type { DataFormat, FormatChoice } from './io/data-format.ts'
export { defineEquations, type EquationValues } from './io/define-equations.ts'
export { type EquationsText, parseEquations } from './io/equations-text.ts'
export { type CFiles, type ExportCOptions, exportC } from './io/export/c/export-c.ts'
export { type EquationsOptions, exportEquations } from './io/export/equations/export-equations.ts'
export { exportModule } from './io/export/module/export-module.ts'
export { exportOnnx } from './io/export/onnx/export-onnx.ts'
export type { ExportableModel } from './io/export/program/to-program.ts'
export { exportPython } from './io/export/python/export-python.ts'
export type { ExportOptions } from './io/export/text/heading.ts'
export { type FormatOptions, formatData, type Labelled } from './io/format-data.ts'
export { formatJsonLines } from './io/json-lines.ts'
export type { About, DataDescription } from './io/model/about.ts'
export { describeData } from './io/model/describe-data.ts'
export { loadFactor, saveFactor } from './io/model/factor-file.ts'
export { fromRecipe, type StoredModel } from './io/model/from-recipe.ts'
export { type LoadedModel, loadModel, type SaveOptions, saveModel } from './io/model/model-file.ts'
export { loadPlan, savePlan } from './io/model/plan-file.ts'
export { formatNpy, parseNpy } from './io/npy.ts'
export { formatNpz, type NpzArrays, parseNpz } from './io/npz.ts'
export { type DataOptions, parseData, parseRawData } from './io/parse-data.ts'
export type { RecordChunk } from './io/record-chunk.ts'
export type { Tensor } from './io/safetensors.ts'
export type { Engine } from './kernels/engine.ts'
export { type AdjustedSystem, adjusted } from './learn/adjusted.ts'
export { type ClimatologyOptions, climatology } from './learn/baselines/climatology.ts'
export type { DictionaryOptions } from './learn/baselines/dictionary.ts'
export {
  type EchoStateNetwork,
  type EchoStateNetworkOptions,
  echoStateNetwork,
} from './learn/baselines/echo-state-network.ts'
export { dynamicModeDecomposition, type EdmdOptions, edmd } from './learn/baselines/edmd.ts'
export type { KoopmanMap } from './learn/baselines/koopman-map.ts'
export { linearAutoregression } from './learn/baselines/linear-autoregression.ts'
export { type LocalPolynomialOptions, localPolynomialField } from './learn/baselines/local-polynomial.ts'
export { type NearestAnaloguesOptions, nearestAnalogues } from './learn/baselines/nearest-analogues.ts'
export {
  type NextGenerationReservoir,
  type NextGenerationReservoirOptions,
  nextGenerationReservoir,
} from './learn/baselines/next-generation-reservoir.ts'
export type { FourierObservables, NetworkObservables, Observables } from './learn/baselines/observables.ts'
export { persistence } from './learn/baselines/persistence.ts'
export {
  type PolynomialField,
  type PolynomialMap,
  type PolynomialOptions,
  polynomialField,
  polynomialMap,
} from './learn/baselines/polynomial.ts'
export type { ReservoirOptions } from './learn/baselines/reservoir.ts'
export {
  type SindyOptions,
  type SindyReport,
  type SparseField,
  type SparseMap,
  sindy,
  sindyMap,
} from './learn/baselines/sindy.ts'
export type { ConstraintOptions } from './learn/constraints.ts'
export { type DelayMap, type DelayMapOptions, learnDelayMap } from './learn/delay-map.ts'
export type { DelaySystem } from './learn/delay-system.ts'
export type { DelayWindow } from './learn/delay-window.ts'
export { type Calibration, calibrate, type Intervals, intervals } from './learn/ensemble/calibration.ts'
export {
  type Ensemble,
  type EnsembleOptions,
  type EnsemblePrediction,
  learnEnsemble,
} from './learn/ensemble/ensemble.ts'
export {
  type EnsembleRegressor,
  type EnsembleRegressorOptions,
  learnEnsembleRegressor,
} from './learn/ensemble/ensemble-regressor.ts'
export {
  type EnsembleField,
  type EnsembleMap,
  ensembleField,
  ensembleMap,
} from './learn/ensemble/ensemble-system.ts'
export { type MedianForecaster, medianForecaster } from './learn/ensemble/median-forecaster.ts'
export { type Classifier, learnClassifier } from './learn/estimator/classifier.ts'
export type { EstimatorOptions } from './learn/estimator/estimator-options.ts'
export { learnRegressor, type Regressor } from './learn/estimator/regressor.ts'
export type { Rows } from './learn/estimator/rows.ts'
export type { Controls, ExtraOptions } from './learn/extra-inputs.ts'
export type { ScalingOptions } from './learn/fit-scaled-network.ts'
export { type FlowMap, type FlowMapOptions, learnFlowMap, learnFlowMapAsync } from './learn/flow-map.ts'
export { type Forecaster, forecasterOf } from './learn/forecaster.ts'
export type { EnergyModel } from './learn/hamiltonian/energy-model.ts'
export type { KnownEnergy } from './learn/hamiltonian/fix-constant.ts'
export type { HamiltonianForm } from './learn/hamiltonian/forms.ts'
export {
  type HamiltonianOptions,
  type HamiltonianReport,
  type LearnedHamiltonian,
  learnHamiltonian,
} from './learn/hamiltonian/learn-hamiltonian.ts'
export { learnPortHamiltonian, type PortHamiltonianOptions } from './learn/hamiltonian/learn-port-hamiltonian.ts'
export type { PairScheme } from './learn/hamiltonian/pair-scheme.ts'
export type { LearnedPortHamiltonian } from './learn/hamiltonian/port-system.ts'
export type { Damping } from './learn/hamiltonian/port-unknowns.ts'
export type { Control } from './learn/learned-function.ts'
export { type LocalFlowMap, type LocalFlowMapOptions, learnLocalFlowMap } from './learn/local/flow-map.ts'
export type { NeighborhoodOptions } from './learn/local/neighborhood.ts'
export {
  type LocalVectorField,
  type LocalVectorFieldOptions,
  learnLocalVectorField,
} from './learn/local/vector-field.ts'
export type { RecurrentKoopman } from './learn/recurrent/koopman.ts'
export { learnRecurrentNetwork, type RecurrentNetworkOptions } from './learn/recurrent/learn-recurrent-network.ts'
export type { RecurrentNetwork, StateMapName } from './learn/recurrent/recurrent-system.ts'
export type { Learned } from './learn/scaled-network.ts'
export { learnShard, type ShardFactor, type ShardOptions } from './learn/sharded/learn-shard.ts'
export {
  learnFlowMapStream,
  learnPlan,
  learnVectorFieldStream,
  type StreamLearning,
} from './learn/sharded/learn-stream.ts'
export type { LearningPlan } from './learn/sharded/learning-plan.ts'
export { mergeShards, type NamedFactor, type ShardedModel } from './learn/sharded/merge-shards.ts'
export {
  type FlowMapPlanOptions,
  type PlanOptions,
  planFlowMap,
  planVectorField,
  type VectorFieldPlanOptions,
} from './learn/sharded/plan-learning.ts'
export type { ShardNumber, ShardUnit } from './learn/sharded/shard-ranges.ts'
export {
  type RefinedFlowMap,
  type Refinement,
  type RefineOptions,
  refineFlowMap,
} from './learn/shooting/refine-flow-map.ts'
export {
  type LearnedVectorField,
  learnVectorField,
  learnVectorFieldAsync,
  type VectorFieldOptions,
} from './learn/vector-field.ts'
export { type RidgePath, ridgePath } from './math/least-squares/ridge-path.ts'
export type { LeastSquaresReport, Ridge } from './math/least-squares/solve-factor.ts'
export type { Activation, ActivationName, OwnActivation } from './network/activation.ts'
export { evaluate } from './network/evaluate.ts'
export { fitNetwork } from './network/fit-network.ts'
export { fitNetworkAsync, type ParallelOptions } from './network/fit-network-async.ts'
export { fitNetworkStream, type StreamOptions } from './network/fit-network-stream.ts'
export type { Cost, Fit, FitOptions, FitReport, SolveOptions } from './network/fit-options.ts'
export { type HitAndRunOptions, hitAndRun } from './network/hit-and-run.ts'
export { networkJacobian } from './network/network-jacobian.ts'
export { beginFit, continueFit, finishPartialFit, mergeFits, type PartialFit } from './network/partial-fit.ts'
export { type RandomFeaturesOptions, randomFeatures } from './network/random-features.ts'
export type { ResidualOptions } from './network/residual-options.ts'
export type { Layer, SampledNetwork } from './network/sampled-network.ts'
export type { LayerSampler, SamplerInput } from './network/sampler.ts'
export { type SamplerSpec, samplerOf } from './network/samplers.ts'
export { type SwimOptions, swim } from './network/swim.ts'
export { type UniformPairsOptions, uniformPairs } from './network/uniform-pairs.ts'
export type { AutoWidthOptions, Growth, Width } from './network/width.ts'
export type { Pool, RunOptions } from './parallel/pool.ts'
export { webPool } from './parallel/web-pool.ts'
export { type RolloutOptions, rollout } from './rollout.ts'
export { type DdeEquations, type DdeFunctions, defineDde } from './system/define-dde.ts'
export { defineHamiltonian } from './system/define-hamiltonian.ts'
export { defineMap } from './system/define-map.ts'
export { defineOde } from './system/define-ode.ts'
export { defineSde, type SdeEquations, type SdeFunctions } from './system/define-sde.ts'
export { defineSystem } from './system/define-system.ts'
export type {
  DdeSystem,
  DelayField,
  DelayJacobian,
  Diffusion,
  HamiltonianSystem,
  History,
  Invariant,
  Jacobian,
  MapSystem,
  NoiseKind,
  OdeSystem,
  Recipe,
  SdeSystem,
  Semilinear,
  System,
  SystemDefinition,
  VectorField,
} from './system/system.ts'
export {
  component,
  type Occurrence,
  type Statistics,
  type Status,
  slice,
  stateAt,
  type Trajectory,
  timeGrid,
} from './trajectory.ts'
export type { Candidate } from './tune/candidate.ts'
export { type DelayCandidate, type DelayFamily, delayFamilies } from './tune/forecaster/candidates.ts'
export {
  type ForecastTrial,
  type Rival,
  type TunedForecaster,
  type TuneForecasterOptions,
  tuneForecaster,
} from './tune/forecaster/tune-forecaster.ts'
export type { Trial } from './tune/search.ts'
export { tune } from './tune/tune.ts'
export { type ParallelTuneOptions, tuneAsync } from './tune/tune-async.ts'
export type {
  Budget,
  CriterionName,
  RolloutCriterion,
  TuneFlowMapOptions,
  TuneOptions,
  TuneVectorFieldOptions,
} from './tune/tune-options.ts'
export type { Tuned } from './tune/tuning.ts'
