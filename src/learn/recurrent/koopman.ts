import { type Scaler, scaleRows } from '../../dataset/scaling.ts'
import { featureWriter } from '../../network/features.ts'
import { lazily } from '../../system/lazily.ts'
import { columnNorms, koopmanSpectrum, rates, type Spectrum } from '../baselines/koopman-spectrum.ts'
import { type LinearMap, linearMap } from '../baselines/linear-map.ts'
import type { StateSpace } from '../learned-system.ts'
import type { Learned } from '../scaled-network.ts'
import type { StateMap } from './fit-recurrent.ts'
import { featureColumns, type RecurrentFeatures } from './sample-features.ts'

/** z ← K·z + B·ψ(u), h ≈ C·z: the linear model of the features z = φ(h) that a recurrent network is made of. */
export interface RecurrentKoopman {
  /** Features of a state: the constant 1, the state in standard units (if linear), the neurons. */
  readonly count: number
  /** K, shape [count, count]. */
  readonly matrix: Float64Array
  /** B, shape [count, features of the controls]. */
  readonly control: Float64Array
  /** C, shape [dim, count], to the state in its own units. */
  readonly readout: Float64Array
  /** Of K, per step. */
  readonly eigenvalues: Spectrum
  /** Their logarithms over dt, in the same order: growth rate (−Infinity for 0) and angular frequency, up to π/|dt|. */
  readonly rates: Spectrum
  /** φ of a state. */
  readonly lift: (state: ArrayLike<number>) => Float64Array
  /** ψ of the controls at the samples that a state remembers, newest first. */
  readonly liftControls: (controls: ArrayLike<number>) => Float64Array
  /** z ← K·z, never lifted anew; absent with controls. It drifts off as far as the features are not closed. */
  readonly lifted?: LinearMap
}

/** The linear model as plain data, in the units of its network. */
export type KoopmanRecipe = StateMap & {
  /** Neurons of the state: the network's first. */
  readonly width: number
  /** Norms of the features of a state over the data; shape [count]. */
  readonly units: Float64Array
}

/** @param states Of the data, in the network's units; shape [size, dim]. */
export function koopmanRecipe(
  { dynamics, readout }: StateMap,
  { state, linear, stateColumns }: RecurrentFeatures,
  states: Float64Array,
): KoopmanRecipe {
  const write = featureWriter([state], linear)
  const dim = state.inputDim
  const rows = {
    size: states.length / dim,
    write: (i: number, row: Float64Array) => write(states.subarray(i * dim, (i + 1) * dim), row),
  }
  return { dynamics, readout, width: state.width, units: columnNorms(rows, stateColumns.length) }
}

/** @param family Network and scaler of [state | controls]. */
export function recurrentKoopman(
  { dynamics, readout, width, units }: KoopmanRecipe,
  { network, inputScaler }: Pick<Learned, 'network' | 'inputScaler'>,
  { variables, initialState }: StateSpace,
  dt: number,
): RecurrentKoopman {
  const { layers, linear } = network
  const dim = variables.length
  const { stateColumns, controlColumns } = featureColumns(layers[0], linear, dim, width)
  const count = stateColumns.length
  const matrix = pick(dynamics, stateColumns, count)
  const writeJoint = featureWriter(layers, linear)
  const all = new Float64Array(count + controlColumns.length)
  const own = (input: ArrayLike<number>, columns: readonly number[], from: number): Float64Array => {
    const whole = inputScaler.mean.slice()
    whole.set(Float64Array.from(input), from)
    writeJoint(scaleRows(inputScaler, whole), all)
    return Float64Array.from(columns, (column) => all[column])
  }
  const lift = (input: ArrayLike<number>): Float64Array => own(input, stateColumns, 0)
  const eigenvalues = (): Spectrum => koopmanSpectrum(matrix, units)
  const names = Array.from({ length: count }, (_, k) => featureName(k, linear ? dim : 0))
  const known = {
    count,
    matrix,
    control: pick(dynamics, controlColumns, count),
    readout: inOwnUnits(readout, inputScaler, dim, count),
    lift,
    liftControls: (controls: ArrayLike<number>) => own(controls, controlColumns, dim),
    ...(controlColumns.length === 0 && {
      lifted: linearMap('lifted recurrent network', names, lift(initialState), matrix, dt),
    }),
  }
  const koopman: RecurrentKoopman = lazily(known, { eigenvalues, rates: () => rates(koopman.eigenvalues, dt) })
  return koopman
}

function featureName(k: number, linear: number): string {
  if (k === 0) return '1'
  return k <= linear ? `state ${k}` : `neuron ${k - linear}`
}

/** Some rows of a matrix with `count` columns, transposed. */
function pick(matrix: Float64Array, rows: readonly number[], count: number): Float64Array {
  const out = new Float64Array(count * rows.length)
  for (let i = 0; i < count; i++)
    rows.forEach((row, j) => {
      out[i * rows.length + j] = matrix[row * count + i]
    })
  return out
}

/** C from its transpose in the network's units; the constant takes the means. */
function inOwnUnits(readout: Float64Array, { mean, scale }: Scaler, dim: number, count: number): Float64Array {
  const c = new Float64Array(dim * count)
  for (let j = 0; j < dim; j++)
    for (let k = 0; k < count; k++) c[j * count + k] = scale[j] * readout[k * dim + j] + (k === 0 ? mean[j] : 0)
  return c
}
