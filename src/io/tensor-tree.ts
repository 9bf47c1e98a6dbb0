import type { Tensor } from './safetensors.ts'

/** Plain data as JSON, its arrays of floats beside it by name. */
export interface TensorTree {
  readonly json: unknown
  readonly tensors: ReadonlyMap<string, Tensor>
}

/** Marks, in the JSON, a tensor of that name, whole numbers, or a number that JSON does not know. */
const TENSOR = '$tensor'
const INTEGERS = '$integers'
const NUMBER = '$number'

/** Deeper than any recipe; keeps a hostile file from exhausting the stack. */
const MAX_DEPTH = 100

/**
 * Takes the arrays of floats out of plain data, each under the path that leads to it.
 *
 * @throws TypeError naming the path of what is not plain data, such as a function, or nested too deeply to be read back.
 */
export function toTensorTree(data: unknown, root: string): TensorTree {
  const tensors = new Map<string, Tensor>()
  const convert = (value: unknown, path: string, depth: number, shape?: readonly number[]): unknown => {
    if (depth > MAX_DEPTH) throw new TypeError(`${path.slice(0, 40)}… is nested deeper than ${MAX_DEPTH} levels`)
    if (value instanceof Float64Array) {
      tensors.set(path, { shape: shape ?? [value.length], values: value })
      return { [TENSOR]: path }
    }
    if (value instanceof Int32Array) return { [INTEGERS]: Array.from(value) }
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { [NUMBER]: Object.is(value, -0) ? '-0' : String(value) }
    if (Array.isArray(value)) return value.map((item, k) => convert(item, `${path}.${k}`, depth + 1))
    if (isPlainObject(value))
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([key, item]) => [key, convert(item, `${path}.${key}`, depth + 1, matrixShape(key, item, value))]),
      )
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value
    throw new TypeError(`${path} is ${typeof value === 'function' ? 'a function' : `of type ${typeof value}`}`)
  }
  return { json: convert(data, root, 0), tensors }
}

/**
 * The plain data again. Every tensor must be used exactly once.
 *
 * @throws SyntaxError for JSON that `toTensorTree` does not write.
 */
export function fromTensorTree({ json, tensors }: TensorTree): unknown {
  const left = new Set(tensors.keys())
  const revive = (value: unknown, depth: number): unknown => {
    if (depth > MAX_DEPTH) throw new SyntaxError(`nested deeper than ${MAX_DEPTH} levels`)
    if (Array.isArray(value)) return value.map((item) => revive(item, depth + 1))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const [[key, item] = ['', undefined]] = entries
    if (key.startsWith('$')) {
      if (entries.length > 1) throw new SyntaxError(`'${key}' stands beside other keys`)
      return special(key, item)
    }
    // An own key of this name would become the prototype where objects are copied by assignment.
    if (Object.hasOwn(value, '__proto__')) throw new SyntaxError("a key is called '__proto__'")
    return Object.fromEntries(entries.map(([name, part]) => [name, revive(part, depth + 1)]))
  }
  const special = (key: string, item: unknown): unknown => {
    if (key === TENSOR) {
      const tensor = typeof item === 'string' ? tensors.get(item) : undefined
      if (!tensor || !left.delete(item as string)) throw new SyntaxError(`no tensor '${item}' is left`)
      return tensor.values
    }
    if (key === INTEGERS && Array.isArray(item) && item.every(isInt32)) return Int32Array.from(item)
    if (key === NUMBER && typeof item === 'string' && ['NaN', 'Infinity', '-Infinity', '-0'].includes(item))
      return Number(item)
    throw new SyntaxError(`'${key}' marks nothing known`)
  }
  const data = revive(json, 0)
  if (left.size > 0) throw new SyntaxError(`no place for tensor '${[...left][0]}'`)
  return data
}

/** The shape of a network's weights and readout, so that other programs see matrices. */
function matrixShape(key: string, value: unknown, { inputDim, outputDim }: Record<string, unknown>) {
  const columns = key === 'weights' ? inputDim : key === 'readout' ? outputDim : undefined
  if (!(value instanceof Float64Array) || typeof columns !== 'number' || !(columns > 0)) return undefined
  const rows = value.length / columns
  return Number.isInteger(columns) && Number.isInteger(rows) ? [rows, columns] : undefined
}

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
