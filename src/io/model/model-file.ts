import type { Recipe } from '../../system/system.ts'
import { VERSION } from '../../version.ts'
import { openSealed, sealedFile } from '../sealed-file.ts'
import type { About } from './about.ts'
import { fromRecipe, type StoredModel } from './from-recipe.ts'
import { checked, looseObject } from './schema.ts'
import { about as aboutSchema } from './schemas/about.ts'

const FORMAT = { format: 'rhei model', version: 1 }

export interface SaveOptions {
  /**
   * Whether the fit's times, memory and workers are left out (and read back as 0), so that the same fit gives the same
   * bytes on every machine. Default false.
   */
  readonly reproducible?: boolean
}

/** A model as it comes out of a file. */
export interface LoadedModel {
  readonly model: StoredModel
  readonly about: About
  /** The version of rhei that wrote it. */
  readonly library: string
}

/**
 * The model as the bytes of one file: a safetensors file of 64-bit floats with a checksum, which `loadModel` reads back to
 * the same bits and Python's `safetensors` opens.
 *
 * @throws TypeError for a model that is made of functions: a known part, a control or an activation of one's own.
 */
export function saveModel(
  model: { readonly recipe?: Recipe; readonly name?: string },
  about: About = {},
  { reproducible = false }: SaveOptions = {},
): Uint8Array<ArrayBuffer> {
  const { recipe } = model
  if (!recipe)
    throw new TypeError(
      `saveModel: ${model.name ?? 'the model'} has no recipe: it is not learned, or a part of it was given as functions; give equations`,
    )
  try {
    return sealedFile({ ...FORMAT, library: VERSION }, { recipe: reproducible ? withoutCosts(recipe) : recipe, about })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new TypeError(`saveModel: ${error.message}, which a file cannot hold`, { cause: error })
  }
}

/**
 * The model in a file's bytes. Everything in it is checked, and none of it runs as code.
 *
 * @throws SyntaxError saying what is wrong with the file.
 */
export function loadModel(bytes: Uint8Array): LoadedModel {
  try {
    const { seal, data } = openSealed(bytes, FORMAT)
    const file = checked(looseObject({ recipe: looseObject({}), about: aboutSchema }), data, 'data')
    return { model: fromRecipe(file.recipe as Recipe), about: file.about, library: seal.library }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SyntaxError(`loadModel: ${inOneLine(reason)}`, { cause: error })
  }
}

/** Messages may quote the file. */
const LONGEST = 400

function inOneLine(text: string): string {
  const line = text.replace(/\p{C}+/gu, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** The same recipe with every cost at 0 but for the operations, which belong to the problem. */
function withoutCosts(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutCosts)
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return part
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) =>
      key === 'cost' && value && 'flops' in value
        ? [key, { wallSeconds: 0, cpuSeconds: 0, flops: value.flops, peakBytes: 0, workers: 0 }]
        : [key, withoutCosts(value)],
    ),
  )
}
