import type { Figure } from '../../src/index.ts'
import type { RecordRequest, RecordTrial } from './record-trial.ts'
import type { LabSettings } from './settings.ts'
import type { ViewName } from './views.ts'

/** What the page asks of its worker. A newer request ends what an older one began. */
export type Request = { readonly id: number } & (
  | { readonly kind: 'open'; readonly address: string }
  | { readonly kind: 'show'; readonly settings: LabSettings }
  | { readonly kind: 'record'; readonly record: RecordRequest }
  | { readonly kind: 'file'; readonly what: FileKind; readonly settings: LabSettings }
)

/** What can be taken home. */
export type FileKind = 'model' | 'data' | 'script'

/** A system to choose, without its equations. */
export interface SystemChoice {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly chaotic: boolean
}

/** What the page shows of a system. */
export interface SystemFacts {
  readonly name: string
  readonly kind: 'ode' | 'map'
  readonly variables: readonly string[]
  readonly initialState: readonly number[]
  /** The system's own values. */
  readonly parameters: Readonly<Record<string, number>>
  /** Right-hand sides by variable; absent where there are none as text. */
  readonly equations?: Readonly<Record<string, string>>
  /** The step that follows it well. */
  readonly dt: number
}

/** States to be drawn turning; shape [n, dim]. */
export interface PortraitStates {
  readonly dim: number
  readonly truth: Float32Array
  readonly model: Float32Array
}

export interface FollowSummary {
  readonly learnSeconds: number
  readonly neurons: number
  readonly samples: number
  readonly trainingError: number
  readonly validTime: number
  readonly validUnit: string
  /** Whether they parted before the comparison ended. */
  readonly parted: boolean
  /** What the fit or the rollout said, in words. */
  readonly warnings: readonly string[]
}

/** What comes back, in this order for each request; or 'failed'. */
export type Reply = { readonly id: number } & (
  | {
      readonly kind: 'opened'
      readonly systems: readonly SystemChoice[]
      readonly settings: LabSettings
      readonly refused: readonly string[]
    }
  | { readonly kind: 'system'; readonly facts: SystemFacts }
  | {
      readonly kind: 'followed'
      readonly summary: FollowSummary
      readonly portrait: PortraitStates
      readonly figures: { readonly [name in ViewName]?: Figure }
    }
  | {
      readonly kind: 'long-run'
      readonly figures: { readonly [name in ViewName]?: Figure }
      readonly exponents?: { readonly truth: readonly number[]; readonly model: readonly number[] }
      readonly stopped?: string
    }
  | { readonly kind: 'record'; readonly trial: RecordTrial }
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly during: Request['kind']; readonly message: string }
)
