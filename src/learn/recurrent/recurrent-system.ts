import type { FitReport } from '../../network/fit-options.ts'
import type { Trajectory } from '../../trajectory.ts'
import { bindInputs } from '../bind-inputs.ts'
import type { InputNames } from '../extra-inputs.ts'
import type { Forecaster } from '../forecaster.ts'
import { changedValues, freeInputs } from '../input-values.ts'
import { type Control, learnedFunction, type StateFunction } from '../learned-function.ts'
import { learnedBase, type StateSpace } from '../learned-system.ts'
import type { Learned } from '../scaled-network.ts'
import { scaledOrbit } from '../scaled-orbit.ts'
import { type HiddenState, remember, stateAfter, statesAlong, who } from './hidden-state.ts'
import { type KoopmanRecipe, type RecurrentKoopman, recurrentKoopman } from './koopman.ts'

export type StateMapName = 'edmd' | 'none'

/**
 * Its state is the hidden state: the newest sample and what is remembered of those before it, newest first. A start needs
 * `delays` samples, whatever the warm-up.
 */
export interface RecurrentNetwork extends Forecaster, Learned, HiddenState {
  readonly stateMap: StateMapName
  /** Of the features' fit: with the state map 'edmd' it has an error for each feature of the next state. */
  readonly report: FitReport
  /** The linear model of the features, with the state map 'edmd'. */
  readonly koopman?: RecurrentKoopman
  /** The network of all inputs, where there are controls: [state | controls at the samples that it remembers]. */
  readonly family?: Learned
  /** The states along a record, from sample `warmup` on: where forecasts may start. @throws RangeError for a short one. */
  readonly synchronize: (record: Trajectory) => Trajectory
  /** Writes the state after one more observed sample; after `delays` of them nothing is left of what was before. */
  readonly drive: (state: Float64Array, sample: ArrayLike<number>, next: Float64Array) => void
  with(parameters: Readonly<Record<string, number>>): RecurrentNetwork
  /** The network under controls that vary: each is held from the start of a step to its end. */
  withControls(control: Control): RecurrentNetwork
}

/** A recurrent network as plain data. */
export type RecurrentNetworkRecipe = {
  readonly learner: 'recurrent-network'
  /** Of hidden states. */
  readonly space: StateSpace
  readonly hidden: HiddenState
  readonly dt: number
  /** Their names. */
  readonly controls: readonly string[]
  /** Gives the next state, or with the state map 'none' the next sample. */
  readonly family: Learned
  /** With the state map 'edmd'. */
  readonly koopman?: KoopmanRecipe
  /** Of the controls, held for ever. */
  readonly values: Float64Array
}

export function recurrentNetworkOf(recipe: RecurrentNetworkRecipe): RecurrentNetwork {
  const { koopman, family, space, dt } = recipe
  return recurrentSystem(recipe, koopman && recurrentKoopman(koopman, family, space, dt))
}

/** @param recipe Whose values of the controls hold unless `control` says otherwise. */
function recurrentSystem(
  recipe: RecurrentNetworkRecipe,
  koopman: RecurrentKoopman | undefined,
  control?: Control,
): RecurrentNetwork {
  const { space, hidden, dt, controls, family, values } = recipe
  const inputs: InputNames = { names: controls, controls: controls.length }
  const stateMap = koopman ? 'edmd' : 'none'
  const dim = space.variables.length
  const name = 'recurrent network'
  const learned = control ? family : bindInputs(family, dim, remembered(values, hidden.delays))
  const along = control && delayed(control, controls.length, hidden.delays, dt)
  const whole = learnedFunction(learned, dim, undefined, along)
  const { value, jacobian } = stateMap === 'edmd' ? whole : remembering(whole, hidden)
  const orbit = stateMap === 'edmd' && !control && scaledOrbit(learned, false)
  const system: RecurrentNetwork = {
    ...learnedBase(space),
    ...learned,
    ...hidden,
    kind: 'map',
    name,
    parameters: freeInputs(inputs, values, control).parameters,
    dt,
    memory: hidden.delays,
    stateMap,
    ...(!control && { recipe }),
    ...(koopman && { koopman }),
    ...(controls.length > 0 && { family }),
    advance: (y, next, t) => value(t, y, next),
    ...(orbit && { orbit }),
    ...(jacobian && { jacobian }),
    stateAfter: (history) => stateAfter(name, history, hidden),
    synchronize: (record) => statesAlong(record, hidden),
    drive: remember,
    with(changes) {
      const changed = changedValues(name, inputs, values, changes, control)
      return changed === values ? system : recurrentSystem({ ...recipe, values: changed }, koopman, control)
    },
    withControls(varying) {
      if (controls.length === 0) throw new RangeError(`${who}: no controls to vary; give them when it is learned`)
      return recurrentSystem(recipe, koopman, varying)
    },
  }
  return Object.freeze(system)
}

/** A map from the state to the next sample as one to the next state; without derivatives. */
function remembering({ value }: StateFunction, { channels }: HiddenState): StateFunction {
  const sample = new Float64Array(channels)
  return {
    value(t, y, out) {
      value(t, y, sample)
      remember(y, sample, out)
    },
  }
}

/** Controls that were always as they are. */
function remembered(values: Float64Array, delays: number): Float64Array {
  return Float64Array.from({ length: values.length * delays }, (_, k) => values[k % values.length])
}

/** The controls at the samples that a state remembers, newest first. */
function delayed(control: Control, count: number, delays: number, dt: number): Control {
  const now = new Float64Array(count)
  return (t, u) => {
    for (let k = 0; k < delays; k++) {
      control(t - k * dt, now)
      for (let c = 0; c < count; c++) u[k * count + c] = now[c]
    }
  }
}
