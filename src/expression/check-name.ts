import { functions } from './functions.ts'

const words = ['mod', 'and', 'or', 'xor', 'not', 'to', 'in', 'true', 'false', 'null', 'undefined', 'NaN', 'Infinity']
const reserved: ReadonlySet<string> = new Set([...functions.keys(), ...words, 't', 'pi'])

/** @throws RangeError for a name that equations could not use: not a word, or with a meaning of its own. */
export function checkName(name: string, where: string): void {
  if (!/^[A-Za-z\u0370-\u03ff][\w\u0370-\u03ff]*$/.test(name))
    throw new RangeError(`${where}: '${name}' is not a name for equations; use letters, digits and _, a letter first`)
  if (reserved.has(name) || name in Object.prototype)
    throw new RangeError(`${where}: the name '${name}' is reserved; choose another, like '${name}_1'`)
}
