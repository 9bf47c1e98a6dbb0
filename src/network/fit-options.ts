import type { Engine } from '../kernels/engine.ts'
import type { LeastSquaresReport, Ridge } from '../math/least-squares/solve-factor.ts'
import type { ActivationName, OwnActivation } from './activation.ts'
import type { Method } from './factorizer.ts'
import type { ResidualOptions } from './residual-options.ts'
import type { SampledNetwork } from './sampled-network.ts'
import type { LayerSampler } from './sampler.ts'
import type { Growth, Width } from './width.ts'

/** What a fit solves, once its hidden layers are known. */
export interface SolveOptions {
  /**
   * Penalty on the neurons' coefficients (bias and inputs carry none): given, or chosen from a path by closed-form
   * leave-one-out or generalized cross-validation. Default { relative: 0 }:
   * none, but that dependent columns are held at zero.
   */
  readonly ridge?: Ridge | 'leave-one-out' | 'generalized-cross-validation'
  /** What does the work; default the WebAssembly core where it runs. */
  readonly engine?: Engine
  /** 'normal-equations' is about twice as fast where rows abound, and blind beyond a condition of 1e8. Default 'qr'. */
  readonly method?: Method
  /** Reads an energy counter in joules, where the machine has one. */
  readonly energy?: () => number
}

export interface FitOptions extends SolveOptions {
  /**
   * Neurons in the hidden layer, or in each of several hidden layers from the input on; or 'auto': doubled until the
   * error on held-out rows stops falling, or as `{ auto: { tolerance, start, max, holdOut } }` says.
   */
  readonly width: Width
  /** Default 0. */
  readonly seed?: number
  /** How hidden weights are chosen; default `swim()`. */
  readonly sampler?: LayerSampler
  /**
   * Nonlinearity of all hidden layers, or of each: tanh, relu, sin or your own, which runs on the slower TypeScript twin.
   * Default 'tanh'.
   */
  readonly activation?: ActivationName | OwnActivation | readonly (ActivationName | OwnActivation)[]
  /** Whether the inputs stand beside the neurons as features; default true. */
  readonly linear?: boolean
  /**
   * Whether every hidden layer sees the inputs and all layers before it, and the readout all layers; default false, where
   * each sees only the one before it.
   */
  readonly skip?: boolean
  /**
   * Whether each hidden layer after the first is sampled on a representation that the layers before it have moved towards
   * what they leave unexplained, step by step in closed form (boosted depth); a network with skip connections comes back.
   * Default false.
   */
  readonly residual?: boolean | ResidualOptions
  /** Weight of each row's squared error; shape [size], not negative. Default 1. */
  readonly weights?: Float64Array
}

/** What a fit took. */
export interface Cost {
  readonly wallSeconds: number
  /** Busy seconds, summed over all workers. */
  readonly cpuSeconds: number
  /** Floating-point operations of features, factorization and merging. */
  readonly flops: number
  /** Most bytes held at a time for triangles and blocks, summed over all workers; the data itself is not in it. */
  readonly peakBytes: number
  readonly workers: number
  /** Where the machine's counter could be read. */
  readonly joules?: number
}

/** What a fit did. */
export interface FitReport extends LeastSquaresReport {
  /** Exact leave-one-out error (root mean square over rows and outputs), where the ridge was chosen by it. */
  readonly leaveOneOutRmse?: number
  /** Its estimate from the triangle alone; absent where there are no more rows than degrees of freedom. */
  readonly generalizedCrossValidationRmse?: number
  readonly engine: Engine
  /** The widths that were tried, where none was given. */
  readonly growth?: Growth
  /** Why the figures may not be what they could be, in words. */
  readonly warning?: string
  readonly cost: Cost
}

export interface Fit {
  readonly network: SampledNetwork
  readonly report: FitReport
}
