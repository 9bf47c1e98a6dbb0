import { checkCount, trajectoryList } from '../../dataset/checks.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { type Scaler, scaleRows, standardScaler } from '../../dataset/scaling.ts'
import { boundingBox } from '../../math/box.ts'
import { concatenate } from '../../math/vector.ts'
import { beside } from '../../network/sample-layers.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type Controls, extraInputs } from '../extra-inputs.ts'
import { stateSpace } from '../learned-system.ts'
import type { Learned } from '../scaled-network.ts'
import { fitSamples, fitStateMap, type RecurrentFit, type RecurrentSolve } from './fit-recurrent.ts'
import { checkWarmup, type HiddenState, type RecurrentPairs, recurrentPairs, statesAlong, who } from './hidden-state.ts'
import { koopmanRecipe } from './koopman.ts'
import { type RecurrentNetwork, recurrentNetworkOf, type StateMapName } from './recurrent-system.ts'
import { type FeatureOptions, type RecurrentFeatures, type ScaledPairs, sampleFeatures } from './sample-features.ts'

export interface RecurrentNetworkOptions extends FeatureOptions, RecurrentSolve {
  /** Samples that the hidden state remembers, the present one included; 1 where the whole state is observed. */
  readonly delays: number
  /** Samples of each record before the first state; default `delays` − 1, which is the least. */
  readonly warmup?: number
  /**
   * How the hidden state h goes on: 'edmd' advances its features linearly and reads it from them, h ← C·(K·φ(h) + B·ψ(u));
   * 'none' reads the next sample straight from φ(h) and ψ(u) and remembers it. With `linear`, h is among its features and,
   * at a given ridge, both give the same forecasts up to rounding; without, those of 'none' are slightly better in seven of
   * the eight pairs that `npm run reproduce -- recurrent` measures. 'edmd' has the matrices beside, for three to five
   * times the work. Default 'edmd'.
   */
  readonly stateMap?: StateMapName
  /**
   * What drove the system, held from each sample to the next. It acts by itself, beside the state: no feature sees both.
   * The network has the controls as parameters; its `withControls` lets them vary.
   */
  readonly controls?: Controls
}

/**
 * A recurrent network without gradients: hidden features sampled from the data, everything else by least squares.
 *
 * Source: E. L. Bolager, A. Cukarska, I. Burak, Z. Monfared, F. Dietrich, arXiv 2410.23467 (2024), whose networks have
 * `linear: false`.
 *
 * @param records One or several, of any lengths; all with the same uniform sampling interval.
 * @throws RangeError for records too short for the warm-up, a warm-up too short for the delays, or options out of range.
 */
export function learnRecurrentNetwork(
  records: Trajectory | readonly Trajectory[],
  options: RecurrentNetworkOptions,
): RecurrentNetwork {
  const list = trajectoryList(records, who)
  const { stateMap = 'edmd', controls } = options
  const hidden = hiddenState(list[0].dim, options)
  const extras = extraInputs(who, list, controls ? { controls } : {})
  const pairs = recurrentPairs(list, hidden, controls)
  const scalers = scalersOf(pairs)
  const scaled = scaledPairs(pairs, scalers, hidden)
  const features = sampleFeatures(scaled, options)
  const fit =
    stateMap === 'none'
      ? fitSamples(scaled, features, options)
      : fitStateMap(scaled, scaleRows(scalers.state, pairs.targets), features, options)
  const family = learned(fit, features, pairs, scalers)
  const dt = samplingInterval(list)
  const first = statesAlong(list.find(({ times }) => times.length > hidden.warmup)!, hidden)
  return recurrentNetworkOf({
    learner: 'recurrent-network',
    space: stateSpace(first),
    hidden,
    dt,
    controls: extras.names,
    family,
    ...(fit.stateMap && { koopman: koopmanRecipe(fit.stateMap, features, scaled.inputs) }),
    values: extras.values,
  })
}

/** @throws RangeError for options out of range. */
function hiddenState(channels: number, { delays, warmup, stateMap = 'edmd' }: RecurrentNetworkOptions): HiddenState {
  if (stateMap !== 'edmd' && stateMap !== 'none')
    throw new RangeError(`${who}: stateMap must be 'edmd' or 'none', got '${stateMap}'`)
  checkCount(delays, `${who}: delays`)
  const hidden = { channels, delays, warmup: warmup ?? delays - 1 }
  checkWarmup(hidden)
  return hidden
}

interface Scalers {
  readonly state: Scaler
  readonly control: Scaler
}

function scalersOf({ inputs, inputDim, controls, controlDim }: RecurrentPairs): Scalers {
  const none = new Float64Array(0)
  const control = controlDim > 0 ? standardScaler(controls, controlDim) : { mean: none, scale: none }
  return { state: standardScaler(inputs, inputDim), control }
}

function scaledPairs(pairs: RecurrentPairs, { state, control }: Scalers, { channels }: HiddenState): ScaledPairs {
  const { size, inputs, inputDim, targets, controls, controlDim } = pairs
  const next = scaleRows(state, targets)
  const samples = next.filter((_, k) => k % inputDim < channels)
  return {
    size,
    inputs: scaleRows(state, inputs),
    inputDim,
    controls: controlDim > 0 ? scaleRows(control, controls) : controls,
    controlDim,
    samples,
    channels,
  }
}

function learned(
  { readout, outputDim, report }: RecurrentFit,
  { joint, linear }: RecurrentFeatures,
  { size, inputs, inputDim, controls, controlDim }: RecurrentPairs,
  { state, control }: Scalers,
): Learned {
  const dim = inputDim + controlDim
  return {
    network: { inputDim: dim, outputDim, layers: [joint], linear, readout },
    periods: new Float64Array(dim),
    inputScaler: { mean: concatenate(state.mean, control.mean), scale: concatenate(state.scale, control.scale) },
    outputScaler: { mean: state.mean.slice(0, outputDim), scale: state.scale.slice(0, outputDim) },
    trainingRegion: boundingBox(controlDim > 0 ? beside(inputs, controls, size) : inputs, dim),
    report,
  }
}
