import type { LearningPlan } from '../../learn/sharded/learning-plan.ts'
import { VERSION } from '../../version.ts'
import { openSealed, sealedFile } from '../sealed-file.ts'
import { checked } from './schema.ts'
import { plan as planSchema } from './schemas/plan.ts'

const FORMAT = { format: 'rhei plan', version: 1 }

/**
 * The plan as the bytes of one file, with a checksum; the same plan gives the same bytes.
 *
 * @throws TypeError for hidden layers with an activation of one's own.
 */
export function savePlan(plan: LearningPlan): Uint8Array<ArrayBuffer> {
  try {
    return sealedFile({ ...FORMAT, library: VERSION }, plan)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new TypeError(`savePlan: ${error.message}, which a file cannot hold`, { cause: error })
  }
}

/** The plan in a file's bytes, checked. @throws SyntaxError saying what is wrong with the file. */
export function loadPlan(bytes: Uint8Array): LearningPlan {
  try {
    return checked(planSchema, openSealed(bytes, FORMAT).data, 'data')
  } catch (error) {
    throw new SyntaxError(`loadPlan: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
