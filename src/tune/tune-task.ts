import type { IntegratorSpec } from '../integrate/integrator.ts'
import { integratorOf } from '../integrate/methods.ts'
import type { VectorFieldOptions } from '../learn/vector-field.ts'
import { defineSystem } from '../system/define-system.ts'
import type { OdeSystem, SystemDefinition } from '../system/system.ts'
import type { Candidate } from './candidate.ts'
import { type Learner, type Outcome, tryCandidate } from './try-candidate.ts'
import type { TuningProblem } from './tuning-problem.ts'

/** A learner as plain data. */
export interface LearnerSpec extends Omit<Learner, 'integrator'> {
  /** The system that gives derivatives, where one does. */
  readonly derivatives?: SystemDefinition
  readonly integrator?: IntegratorSpec
}

export interface TuneInput {
  readonly problem: TuningProblem
  readonly learner: LearnerSpec
  readonly candidate: Candidate
}

/** The worker's part: tries one candidate. */
export function tuneTask({ problem, learner, candidate }: TuneInput): Outcome {
  return tryCandidate(problem, learnerOf(learner), candidate)
}

function learnerOf({ integrator, derivatives, ...learner }: LearnerSpec): Learner {
  return {
    ...learner,
    ...(derivatives && { shared: { ...learner.shared, derivatives: defineSystem(derivatives) as OdeSystem } }),
    ...(integrator && { integrator: integratorOf(integrator) }),
  }
}

/** @throws RangeError for a system or an integrator that is a function of the user's own. */
export function learnerSpec({ integrator, learn, shared = {}, seed = 0 }: Learner): LearnerSpec {
  if (integrator && !integrator.spec)
    throw new RangeError('tuneAsync: this integrator is a function, which no worker knows; use tune')
  const { derivatives, ...rest } = shared as Partial<VectorFieldOptions>
  const known = derivatives && 'field' in derivatives ? derivatives : undefined
  if (known && !known.definition)
    throw new RangeError(`tuneAsync: ${known.name} is given as functions, which no worker knows; use tune`)
  return {
    learn,
    seed,
    shared: known || !derivatives ? rest : { ...rest, derivatives },
    ...(known?.definition && { derivatives: known.definition }),
    ...(integrator?.spec && { integrator: integrator.spec }),
  }
}
