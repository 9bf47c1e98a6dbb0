import { suggestion } from '../expression/near-names.ts'
import type { InputNames } from './extra-inputs.ts'
import type { Control } from './learned-function.ts'

/** Inputs besides the state that have fixed values: all, or all but the controls where those vary. */
export function freeInputs(
  { names, controls }: InputNames,
  values: Float64Array,
  control: Control | undefined,
): { readonly values: Float64Array; readonly parameters: Readonly<Record<string, number>> } {
  const count = names.length - (control === undefined ? 0 : controls)
  const entries = names.slice(0, count).map((name, i) => [name, values[i]] as const)
  return { values: values.subarray(0, count), parameters: Object.freeze(Object.fromEntries(entries)) }
}

/** The values after `with`; `values` itself where nothing changes. @throws RangeError for a name that the system does not have, or a value that is not finite. */
export function changedValues(
  who: string,
  extras: InputNames,
  values: Float64Array,
  changes: Readonly<Record<string, number>>,
  control: Control | undefined,
): Float64Array {
  const known = Object.keys(freeInputs(extras, values, control).parameters)
  const changed = values.slice()
  for (const [name, value] of Object.entries(changes)) {
    const i = known.indexOf(name)
    const there = known.length > 0 ? `'${name}'${suggestion(name, known)}; it has ${known.join(', ')}` : undefined
    if (i < 0)
      throw new RangeError(there ? `${who} has no parameter ${there}` : `${who} has no parameters, so no '${name}'`)
    if (!Number.isFinite(value)) throw new RangeError(`${who}: parameter ${name} must be finite, got ${value}`)
    changed[i] = value
  }
  return changed.every((value, i) => value === values[i]) ? values : changed
}
