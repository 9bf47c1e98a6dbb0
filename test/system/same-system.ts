import { expect } from 'vitest'
import type { CatalogueSystem } from '../../systems/catalogue.ts'
import { dynamicsAt } from './dynamics-at.ts'

/** The same properties, the same in all that is no function, and what the functions compute at a state. */
export function expectSame(ours: CatalogueSystem, theirs: CatalogueSystem): void {
  expect(Object.isFrozen(ours)).toBe(true)
  expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort())
  expect(dataOf(ours)).toEqual(dataOf(theirs))
  expect(dynamicsAt(ours)).toEqual(dynamicsAt(theirs))
}

/** All that is not a function, at any depth. */
function dataOf(system: CatalogueSystem): unknown {
  return JSON.parse(JSON.stringify(system, (_, value) => (typeof value === 'function' ? 'a function' : value)))
}
