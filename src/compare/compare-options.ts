import type { Invariant } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import type { ClimateOptions } from './climate.ts'
import type { ModelOptions, WindowOptions } from './forecast-windows.ts'
import type { MaseOptions } from './mase.ts'

export interface CompareOptions extends WindowOptions, ModelOptions {
  /** Unit of error for each variable; default: the standard deviation of the truths. */
  readonly scale?: ArrayLike<number>
  /** Error that ends validity, in units of `scale`; default 0.4. */
  readonly threshold?: number
  /** sMAPE that ends validity, in percent up to 200; default 30. */
  readonly smapeThreshold?: number
  /** Largest Lyapunov exponent of the truth; valid times are then given in Lyapunov times. */
  readonly lyapunovExponent?: number | undefined
  /** A second, independent computation of the truths: no valid time beyond their agreement means anything. */
  readonly secondTruths?: Trajectory | readonly Trajectory[]
  /** Quantities to follow along the predictions. */
  readonly invariants?: Readonly<Record<string, Invariant>>
  /** What the mean absolute scaled error is scaled by; without it there is none. */
  readonly mase?: MaseOptions
  /** Whether to compare the long run too: the longest truth with the model's rollout over it; default false. */
  readonly climate?: boolean | ClimateOptions
}
