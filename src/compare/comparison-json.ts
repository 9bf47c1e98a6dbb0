/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * A comparison, or any plain data with typed arrays, as JSON holds it: typed arrays become arrays, and numbers that JSON
 * would turn into null become the texts 'Infinity', '-Infinity' and 'NaN', which `Number` reads back. What is undefined is
 * left out. A comparison itself keeps its typed arrays: figures take them as they are, and `structuredClone` and
 * `postMessage` carry them.
 *
 * @throws TypeError for a function or a symbol, with its path.
 */
export function comparisonJson(comparison: object): Json {
  return toJson(comparison, 'comparison')
}

function toJson(value: unknown, path: string): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (ArrayBuffer.isView(value) || Array.isArray(value))
    return Array.from(value as unknown as ArrayLike<unknown>, (entry, i) => toJson(entry, `${path}[${i}]`))
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value as object).flatMap(([key, part]) =>
        part === undefined ? [] : [[key, toJson(part, `${path}.${key}`)]],
      ),
    )
  throw new TypeError(`comparisonJson: ${path} is a ${typeof value}; only plain data can be stored`)
}
