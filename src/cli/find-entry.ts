import { type CatalogueEntry, catalogue } from '../../systems/catalogue.ts'
import { suggestion } from '../expression/near-names.ts'

/** The entry with this id, in any case and with or without hyphens. @throws RangeError with the nearest names. */
export function findEntry(name: string): CatalogueEntry {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const found = catalogue().find(({ id, system }) => plain(id) === plain(name) || plain(system.name) === plain(name))
  if (found) return found
  const ids = catalogue().map(({ id }) => id)
  throw new RangeError(`no system '${name}'${suggestion(name, ids)}; 'rhei systems' lists them`)
}
