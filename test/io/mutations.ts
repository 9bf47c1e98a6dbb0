import fc from 'fast-check'

/** How many mutated files a format's test reads: 300 that are always the same, or RHEI_MUTATIONS new ones. */
const { RHEI_MUTATIONS } = process.env
export const MUTATIONS: number = Number(RHEI_MUTATIONS ?? 300)
const SEED = RHEI_MUTATIONS === undefined ? {} : { seed: Date.now() | 0 }

/** Files that are like this one but for one to three faults: cut off, grown, bits flipped, bytes or lengths overwritten. */
export function mutated(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat({ max: Math.max(0, bytes.length - 1) })
  const fault: fc.Arbitrary<(file: Uint8Array) => Uint8Array> = fc.oneof(
    at.map((end) => (file: Uint8Array) => file.slice(0, end)),
    fc.uint8Array({ minLength: 1, maxLength: 9 }).map((more) => (file: Uint8Array) => concat(file, more)),
    fc.tuple(at, fc.nat({ max: 7 })).map(([k, bit]) => set((file) => [k, [(file[k] ?? 0) ^ (1 << bit)]])),
    fc.tuple(at, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([k, some]) => set(() => [k, some])),
    fc
      .tuple(at, fc.constantFrom([0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80], new Array(8).fill(0xff), [0, 0, 0, 0]))
      .map(([k, some]) => set(() => [k, some])),
    fc.tuple(at, at).map(
      ([a, b]) =>
        (file: Uint8Array) =>
          concat(file.slice(0, a), file.slice(b)),
    ),
  )
  return fc.array(fault, { minLength: 1, maxLength: 3 }).map((faults) => faults.reduce((file, f) => f(file), bytes))
}

/** Reads mutated files: each gives a value or a SyntaxError or RangeError with some words, nothing else. */
export async function survives(
  file: fc.Arbitrary<Uint8Array>,
  read: (bytes: Uint8Array) => unknown,
  runs: number = MUTATIONS,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(file, (bytes) => readsOrRefuses(bytes, read)),
    { numRuns: runs, ...SEED },
  )
}

/** Whether reading gives a value or a SyntaxError or RangeError with some words. @throws Anything else that is thrown. */
export async function readsOrRefuses(bytes: Uint8Array, read: (bytes: Uint8Array) => unknown): Promise<boolean> {
  try {
    await read(bytes)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return error.message.length > 10
    throw error
  }
  return true
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function set(place: (file: Uint8Array) => [number, ArrayLike<number>]): (file: Uint8Array) => Uint8Array {
  return (file) => {
    const [at, bytes] = place(file)
    const copy = file.slice()
    for (let k = 0; k < bytes.length && at + k < copy.length; k++) copy[at + k] = bytes[k]
    return copy
  }
}
