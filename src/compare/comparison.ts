import type { Climate } from './climate.ts'
import type { ForecastMeasures } from './forecast-measures.ts'
import type { InvariantDrift } from './invariant-drift.ts'
import type { Skill } from './skill.ts'
import type { SmapeValidTime } from './smape-valid-time.ts'
import type { ValidTime } from './valid-time.ts'
import type { Verdict } from './verdict.ts'

/** Predictions measured against truths over one or many starts. Plain data; `comparisonJson` makes JSON of it. */
export interface Comparison {
  readonly starts: number
  /** Times since the start that any truth reaches; shape [n]. */
  readonly times: Float64Array
  /** For each start, the error at each time its truth and prediction share (root mean square over scaled variables). */
  readonly errors: readonly Float64Array[]
  /** Median of `errors` over the starts, up to where half of the predictions have stopped. */
  readonly medianError: Float64Array
  /** Shape [dim]: over all starts and shared times, in the variables' own units. */
  readonly rmse: Float64Array
  /** Shape [dim]: `rmse` divided by `scale`. */
  readonly nrmse: Float64Array
  readonly scale: Float64Array
  /** What `errors` are measured in. */
  readonly scaling: string
  readonly validTime: ValidTime
  readonly smapeValidTime: SmapeValidTime
  readonly measures: ForecastMeasures
  /** Against persistence and climatology. */
  readonly skill: Skill
  /** Valid time of the second truths against the first, where they were given. */
  readonly agreementTime?: ValidTime
  /** The same errors between the two truths. */
  readonly agreementErrors?: readonly Float64Array[]
  /** For each invariant, its drift along each prediction. */
  readonly invariantDrift: Readonly<Record<string, readonly InvariantDrift[]>>
  /** Predictions that stopped early, with their reasons. */
  readonly stopped: readonly {
    readonly start: number
    readonly status: string
    readonly message?: string | undefined
  }[]
  /** The long run, where it was asked for. */
  readonly climate?: Climate
  readonly verdict: Verdict
}
