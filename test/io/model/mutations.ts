import type { Random } from '../../../src/math/random.ts'

/** A place in plain data. */
interface Place {
  readonly parent: Record<string, unknown>
  readonly key: string
}

/** Plain data with one random place changed: a part replaced, taken out, put in, or exchanged with one from elsewhere. */
export function mutated(data: unknown, elsewhere: unknown, random: Random): unknown {
  const copy = structuredClone(data)
  const { parent, key } = pick(random, places(copy))
  const old = parent[key]
  const kind = random()
  if (kind < 0.15 && ArrayBuffer.isView(old)) setOne(old as Float64Array, random)
  else if (kind < 0.22) remove(parent, key)
  else if (kind < 0.29) insert(parent, key, random)
  else if (kind < 0.42) {
    const other = pick(random, places(structuredClone(elsewhere)))
    parent[key] = other.parent[other.key]
  } else parent[key] = strange(old, random)
  return copy
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]
}

function places(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return found
  for (const [key, part] of Object.entries(value)) {
    found.push({ parent: value as Record<string, unknown>, key })
    places(part, found)
  }
  return found
}

function setOne(list: Float64Array | Int32Array, random: Random): void {
  if (list.length > 0) list[Math.floor(random() * list.length)] = pick(random, numbers)
}

function remove(parent: Record<string, unknown>, key: string): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
}

function insert(parent: Record<string, unknown>, key: string, random: Random): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 0, random() < 0.5 ? parent[Number(key)] : pick(random, numbers))
  else parent[pick(random, keys)] = pick(random, numbers)
}

const numbers = [0, -1, 1, 2, 3, 0.5, 100, 1e9, 2 ** 31, 2 ** 53, 1e300, -1e300, 5e-324, -0, Number.NaN, 1 / 0, -1 / 0]
const keys = ['$tensor', '$number', '$integers', 'constructor', 'toString', 'recipe', 'learner', 'known', '']
const texts = ['', 'x', '__proto__', 'constructor', 'sin(x', 'x^x^x', '((((1))))', 'a\nb\u2028c', 'é'.repeat(5000)]

function strange(old: unknown, random: Random): unknown {
  const length = ArrayBuffer.isView(old) ? (old as Float64Array).length : 3
  const makers: readonly (() => unknown)[] = [
    () => pick(random, numbers),
    () => pick(random, numbers),
    () => (typeof old === 'number' ? old + pick(random, [1, -1, 0.5, 1e6]) : pick(random, numbers)),
    () => pick(random, texts),
    () => pick(random, [null, true, false]),
    () => [],
    () => ({}),
    () => [old, old],
    () => ({ old }),
    () => deep(pick(random, [5, 50, 80])),
    () => new Float64Array(Math.max(0, length + pick(random, [-1, 1, 7, -length]))).fill(0.5),
    () => new Float64Array(length).fill(pick(random, numbers)),
    () => new Int32Array(length).fill(pick(random, [0, -1, 1, 2 ** 31 - 1])),
    () => Object.fromEntries([[pick(random, keys), pick(random, texts)]]),
  ]
  return pick(random, makers)()
}

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let k = 0; k < levels; k++) value = k % 2 === 0 ? [value] : { value }
  return value
}

/** Bytes cut off, flipped, put in, or taken from another file. */
export function damaged(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const at = Math.floor(random() * bytes.length)
  // Half of the damage is at the start, where the lengths and the header are.
  const place = random() < 0.5 ? at : Math.min(at, Math.floor(random() * 64))
  const copy = bytes.slice()
  switch (Math.floor(random() * 6)) {
    case 0:
      return copy.slice(0, at)
    case 1:
      copy[place] ^= 1 << Math.floor(random() * 8)
      return copy
    case 2:
      return Uint8Array.from([...copy.slice(0, place), ...other.slice(at, at + 16), ...copy.slice(place)])
    case 3:
      return Uint8Array.from([...copy.slice(0, place), ...other.slice(place)])
    case 4:
      new DataView(copy.buffer).setBigUint64(0, BigInt(pick(random, [0, 1, 1e8, 2 ** 40, 2 ** 52])), true)
      return copy
    default:
      copy.fill(Math.floor(random() * 256), place, place + 8)
      return copy
  }
}

/** The header of a file as text, some of it replaced by what does harm elsewhere. */
export function damagedHeader(header: string, random: Random): string {
  const at = Math.floor(random() * header.length)
  const digits = [...header.matchAll(/(?<=[[,:])\d+/g)]
  const number = pick(random, digits)
  switch (Math.floor(random() * 5)) {
    case 0:
      return `${header.slice(0, number.index)}${pick(random, ['-1', '1e99', '1099511627776', '0.5', '[]', '""'])}${header.slice(number.index + number[0].length)}`
    case 1: {
      const entry = pick(random, [...header.matchAll(/"data[.\w]*":\{"dtype[^}]*\}/g), number])[0]
      return `${header.slice(0, -1)},${entry.startsWith('"') ? entry : '"x":{}'}}`
    }
    case 2:
      return `${header.slice(0, -1)},"__proto__":{"dtype":"F64","shape":[0],"data_offsets":[0,0]}}`
    case 3:
      return header.replace(
        pick(random, ['{\\"', '[', '\\":']),
        pick(random, ['{\\"__proto__\\":', '['.repeat(2000), ',']),
      )
    default:
      return header.slice(0, at) + pick(random, ['"', '{', '}', ',', '0', 'e', '\\', '$']) + header.slice(at + 1)
  }
}
