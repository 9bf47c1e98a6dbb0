import type { SamplerSpec } from '../network/samplers.ts'
import type { Candidate } from './candidate.ts'
import type { Outcome } from './try-candidate.ts'

/** A candidate that was tried. */
export interface Trial extends Outcome {
  readonly candidate: Candidate
  /** The step of the search that proposed it. */
  readonly stage: Stage
}

export type Stage = 'candidates' | 'width' | 'slope' | 'ridge'

/** Candidates that can be tried side by side. */
export interface Batch {
  readonly stage: Stage
  readonly candidates: readonly Candidate[]
}

export interface SearchPlan {
  readonly candidates?: readonly Candidate[]
  readonly refine: boolean
  readonly maxWidth: number
  readonly better: Better
}

/**
 * Whether the first trial is better than the second by at least this factor; default 1. A search that goes on for less
 * than some percent follows chance.
 */
export type Better = (a: Trial, b: Trial, factor?: number) => boolean

/** A search proposes batches and is told the trials; whoever runs it may try fewer, and ends it then. */
export type Search = Generator<Batch, void, readonly Trial[]>

const START_WIDTH = 64
/** Below 1 for smooth targets, which are the rule. */
const SLOPES = [0.25, 1, 0.5]
/** None for clean data, a weak one where coefficients grow too large. */
const RIDGES: readonly Candidate['ridge'][] = [undefined, { relative: 1e-8 }]
const SAMPLERS: readonly SamplerSpec[] = [{ name: 'swim' }, { name: 'uniformPairs' }, { name: 'hitAndRun' }]
/** The golden section: what was tried on one side serves again when steps shrink. */
const GOLDEN = (1 + Math.sqrt(5)) / 2

/** First the candidates, given or the search's own by successive halving, then the neighbors of the best. */
export function* search(plan: SearchPlan): Search {
  const best = plan.candidates
    ? pick(yield { stage: 'candidates', candidates: plan.candidates }, plan.better)
    : yield* halving(plan)
  if (plan.refine) yield* refinement(best, plan)
}

/** All first candidates at a small width, the better half at twice the width, and so on as long as that gains. */
function* halving({ maxWidth, better }: SearchPlan): Generator<Batch, Trial, readonly Trial[]> {
  let field: Candidate[] = SAMPLERS.flatMap((sampler) =>
    RIDGES.flatMap((ridge) =>
      SLOPES.map((slopeScale) => ({
        sampler: { ...sampler, slopeScale },
        width: START_WIDTH,
        ...(ridge && { ridge }),
      })),
    ),
  )
  let best: Trial | undefined
  for (let width = Math.min(START_WIDTH, maxWidth); ; width = Math.min(2 * width, maxWidth)) {
    const trials = yield { stage: 'width', candidates: field.map((candidate) => ({ ...candidate, width })) }
    const sorted = sortTrials(trials, better)
    const gains = !best || better(sorted[0], best, GAIN)
    if (!best || better(sorted[0], best)) [best] = sorted
    if (width === maxWidth || (!gains && field.length === 1)) return best!
    field = sorted.slice(0, Math.ceil(sorted.length / 2)).map(({ candidate }) => candidate)
  }
}

/** Goes to the best neighbor as long as there is a better one: in slope, ridge, width, and slope once more. */
function* refinement(start: Trial, { better, maxWidth }: SearchPlan): Search {
  let best = start
  for (const [stage, neighbors, steps] of [
    ['slope', slopes, [GOLDEN, Math.sqrt(GOLDEN)]],
    ['ridge', ridges, [10, Math.sqrt(10)]],
    ['width', widths(maxWidth), [Math.SQRT2]],
    ['slope', slopes, [Math.sqrt(GOLDEN)]],
  ] as const)
    for (const step of steps)
      for (let moves = 0; moves < MOST_MOVES; moves++) {
        const trials = yield { stage, candidates: neighbors(best.candidate, step) }
        const found = pick([best, ...trials], better)
        const gains = better(found, best, GAIN)
        best = found
        if (!gains) break
      }
}

const MOST_MOVES = 4
/** What a step has to gain for another one in its direction. */
const GAIN = 1.02

function slopes(candidate: Candidate, step: number): Candidate[] {
  const { slopeScale = 1 } = candidate.sampler
  return [slopeScale / step, slopeScale * step].map((slope) => ({
    ...candidate,
    sampler: { ...candidate.sampler, slopeScale: Number(slope.toPrecision(6)) },
  }))
}

/** In √λ / ‖X‖; where there is none, every order of magnitude that may matter. */
function ridges({ ridge, ...rest }: Candidate, step: number): Candidate[] {
  if (typeof ridge === 'string' || (ridge && !('relative' in ridge))) return []
  const now = ridge?.relative ?? 0
  const near = now === 0 ? [1e-16, 1e-12, 1e-8, 1e-6, 1e-4] : [now / step, now * step]
  return near
    .filter((relative) => relative >= 1e-16 && relative < 1)
    .map((relative) => ({ ...rest, ridge: { relative: Number(relative.toPrecision(6)) } }))
}

function widths(maxWidth: number): (candidate: Candidate, step: number) => Candidate[] {
  return (candidate, step) => {
    const { width } = candidate
    if (typeof width !== 'number') return []
    return [Math.round(width / step), Math.round(width * step)]
      .filter((near) => near >= 1 && near <= maxWidth)
      .map((near) => ({ ...candidate, width: near }))
  }
}

/** Best first; equals as they came. */
export function sortTrials(trials: readonly Trial[], better: Better): Trial[] {
  return [...trials].sort((a, b) => (better(a, b) ? -1 : better(b, a) ? 1 : 0))
}

function pick(trials: readonly Trial[], better: Better): Trial {
  return sortTrials(trials, better)[0]
}
