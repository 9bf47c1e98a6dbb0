import type { FitOptions } from '../network/fit-options.ts'
import { swim } from '../network/swim.ts'
import { isAuto } from '../network/width.ts'
import { checkCompatible, conservedDirections, projectRows } from './conserved.ts'
import type { Constraints, LearningProblem } from './learning-problem.ts'
import { symmetricSampler } from './symmetric-network.ts'
import { repeated, withImages } from './symmetric-problem.ts'
import { type SymmetryGroup, symmetryGroup } from './symmetry-group.ts'

/** What is known to hold, and then holds exactly but for rounding. A known part has to have it by itself. */
export interface ConstraintOptions {
  /**
   * Matrices S with f(Sy) = S f(y), each as rows, such as [[-1, 0, 0], [0, -1, 0], [0, 0, 1]] for Lorenz 63. The network
   * learns from all images of the data, and the width, which has to be given, is rounded up to
   * a multiple of their number.
   */
  readonly symmetries?: readonly (readonly (readonly number[])[])[]
  /** Coefficients c of each sum c · y that stays constant, such as [1, 1, 1] for S + I + R. */
  readonly conserved?: readonly (readonly number[])[]
}

/** @throws RangeError for what cannot hold, or cannot hold together. */
export function constraintsOf(who: string, dim: number, options: ConstraintOptions = {}): Constraints {
  const { symmetries = [], conserved: laws = [] } = options
  const group = symmetries.length > 0 ? symmetryGroup(who, dim, symmetries) : undefined
  const conserved = laws.length > 0 ? conservedDirections(who, dim, laws) : undefined
  if (group && conserved) checkCompatible(who, conserved, group)
  return { ...(group && { group }), ...(conserved && { conserved }) }
}

/** The problem with targets that keep the laws, and all its images. */
export function constrainedProblem(problem: LearningProblem): LearningProblem {
  const { group, conserved } = problem.constraints ?? {}
  const lawful = conserved ? { ...problem, targets: projectRows(conserved, problem.targets) } : problem
  return group ? withImages(lawful, group) : lawful
}

/** Options of a fit whose layers keep a symmetry. @param actions Of the group on the network's inputs. */
export function symmetricOptions<O extends FitOptions>(
  options: O,
  group: SymmetryGroup,
  actions: readonly Float64Array[],
): O {
  const order = group.elements.length
  const { width, weights, sampler = swim() } = options
  if (isAuto(width)) throw new RangeError("symmetries: the width has to be given, got 'auto'")
  const wide = (neurons: number): number => order * Math.ceil(neurons / order)
  return {
    ...options,
    width: typeof width === 'number' ? wide(width) : width.map(wide),
    sampler: symmetricSampler(sampler, group, actions),
    ...(weights && { weights: repeated(weights, order) }),
  }
}
