import { suggestion } from '../expression/near-names.ts'

/** A finite number. @throws RangeError for anything else. */
export function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new RangeError('It must be a finite number.')
  return value
}

export function positive(text: string): number {
  const value = number(text)
  if (!(value > 0)) throw new RangeError('It must be positive and finite.')
  return value
}

export function notNegative(text: string): number {
  const value = number(text)
  if (!(value >= 0)) throw new RangeError('It must not be negative.')
  return value
}

/** 1, 2, 3, … */
export function count(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(Number.isSafeInteger(value) && value > 0))
    throw new RangeError('It must be a positive whole number.')
  return value
}

/** Any 32-bit whole number. */
export function seed(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || ((value | 0) !== value && value >>> 0 !== value))
    throw new RangeError('It must be a whole number of 32 bits.')
  return value
}

/** Strictly between 0 and 1. */
export function fraction(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value > 0 && value < 1)) throw new RangeError('It must lie between 0 and 1.')
  return value
}

/** 'auto', a positive whole number or several, such as 300,100. */
export function width(text: string): 'auto' | number | readonly number[] {
  if (text === 'auto') return text
  const widths = text.split(',').map((part) => {
    try {
      return count(part)
    } catch {
      throw new RangeError('It must be auto, a positive whole number, or one for each layer, such as 300,100.')
    }
  })
  return widths.length === 1 ? widths[0]! : widths
}

/** Names with commas between them. */
export function names(text: string): readonly string[] {
  const list = text.split(',').map((name) => name.trim())
  if (list.some((name) => name === '')) throw new RangeError('It must be names with commas between them, such as x,y.')
  return list
}

/** Positive whole numbers with commas between them. */
export function counts(text: string): readonly number[] {
  return text.split(',').map(count)
}

/** 'a=1,b=2', added to what earlier options said. */
export function assignments(
  text: string,
  before: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const added = text.split(',').map((part): [string, number] => {
    const [name = '', value = ''] = part.split('=').map((side) => side.trim())
    const given = Number(value)
    if (name === '' || value === '' || part.split('=').length !== 2 || !Number.isFinite(given))
      throw new RangeError(`'${part}' is no assignment of a number; write name=1.5, several with commas.`)
    return [name, given]
  })
  return { ...before, ...Object.fromEntries(added) }
}

/** One of a list. */
export function oneOf(choices: readonly string[]): (text: string) => string {
  return (text) => {
    if (choices.includes(text)) return text
    throw new RangeError(`It must be one of ${choices.join(', ')}${suggestion(text, choices)}.`)
  }
}

/** One of a number, such as 3/16. */
export function shard(text: string): { readonly shard: number; readonly of: number } {
  const [, shard = 0, of = 0] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? []
  if (!(shard >= 1 && shard <= of)) throw new RangeError('It must be one of a number, such as 3/16.')
  return { shard, of }
}

/** A penalty relative to the features, or how to choose it. */
export function ridge(text: string): 'leave-one-out' | 'generalized-cross-validation' | { readonly relative: number } {
  if (text === 'loo' || text === 'leave-one-out') return 'leave-one-out'
  if (text === 'gcv' || text === 'generalized-cross-validation') return 'generalized-cross-validation'
  const relative = Number(text)
  if (text.trim() === '' || !(relative >= 0 && Number.isFinite(relative)))
    throw new RangeError('It must be loo, gcv, or a number that is not negative.')
  return { relative }
}
