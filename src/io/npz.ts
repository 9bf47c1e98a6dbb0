import { formatNpy, formatNpyText, parseNpy, parseNpyText } from './npy.ts'
import { npyKind } from './npy-header.ts'
import type { Tensor } from './safetensors.ts'
import { unzip, zip } from './zip.ts'

/** Arrays by name: numbers, or a list of texts. */
export type NpzArrays = ReadonlyMap<string, Tensor | readonly string[]>

/**
 * The arrays as an NPZ file, which `numpy.load` reads without pickles: numbers as 64-bit floats, texts as fixed-width Unicode.
 *
 * @param compress Whether to deflate them, as `savez_compressed` does; default false.
 */
export function formatNpz(arrays: NpzArrays, compress = false): Uint8Array<ArrayBuffer> {
  const files = [...arrays].map(([name, array]): [string, Uint8Array] => [
    `${name}.npy`,
    'shape' in array ? formatNpy(array) : formatNpyText(array),
  ])
  return zip(new Map(files), compress)
}

/**
 * The arrays in an NPZ file. Those of any other kind than numbers and texts, such as pickled objects, are refused.
 *
 * @param maxBytes What they may take unpacked; default 256 MiB. As 64-bit floats they take at most eight times as much.
 * @throws SyntaxError saying what is wrong and in which array; RangeError for files that are too large unpacked.
 */
export function parseNpz(bytes: Uint8Array, maxBytes?: number): Map<string, Tensor | readonly string[]> {
  return new Map(
    [...unzip(bytes, maxBytes)].map(([file, content]) => {
      const name = file.replace(/\.npy$/, '')
      try {
        return [name, npyKind(content) === 'U' ? parseNpyText(content) : parseNpy(content)]
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
        throw new SyntaxError(`${JSON.stringify(name.slice(0, 40))}: ${error.message}`, { cause: error })
      }
    }),
  )
}
