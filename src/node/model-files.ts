import { readFileSync } from 'node:fs'
import type { About } from '../io/model/about.ts'
import { type LoadedModel, loadModel, type SaveOptions, saveModel } from '../io/model/model-file.ts'
import type { Recipe } from '../system/system.ts'
import { writeFileSafely } from './files.ts'

/**
 * Writes a model file, whole or not at all; see `saveModel`.
 *
 * @throws TypeError for a model that is made of functions; Error naming the path if it cannot be written.
 */
export function writeModel(
  path: string,
  model: { readonly recipe?: Recipe; readonly name?: string },
  about?: About,
  options?: SaveOptions,
): void {
  writeFileSafely(path, saveModel(model, about, options))
}

/**
 * The model in a file; see `loadModel`. Nothing in the file runs as code.
 *
 * @throws SyntaxError naming the path if it is no model file, or a damaged one; Error if it cannot be read.
 */
export function readModel(path: string): LoadedModel {
  const bytes = readFileSync(path)
  try {
    return loadModel(bytes)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new SyntaxError(
      error.message.replace(/^loadModel/, () => `readModel: ${path}`),
      { cause: error },
    )
  }
}
