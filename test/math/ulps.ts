const scratch = new DataView(new ArrayBuffer(8))

/** An exact value: the nearest double, and how many units in the last place the value lies above it. */
export interface Exact {
  readonly nearest: number
  readonly above: number
}

/** Reads an entry of test/reference/elementary.json; its format is described in make-elementary.py. */
export function readEntry(digits: string): { readonly x: number; readonly values: readonly Exact[] } {
  const values: Exact[] = []
  for (let at = 16; at < digits.length; at += 18) {
    const offset = Number.parseInt(digits.slice(at + 16, at + 18), 16)
    values.push({ nearest: double(digits.slice(at, at + 16)), above: (offset - 128) / 256 })
  }
  return { x: double(digits.slice(0, 16)), values }
}

function double(digits: string): number {
  scratch.setBigUint64(0, BigInt(`0x${digits}`))
  return scratch.getFloat64(0)
}

/** Units in the last place between y and an exact value, to within 1/512; infinite for NaN. */
export function ulps(y: number, { nearest, above }: Exact): number {
  if (Number.isNaN(y)) return Number.POSITIVE_INFINITY
  return Math.abs(Number(place(y) - place(nearest)) - above)
}

/** A double's place on the line of all doubles; both zeros stand at 0, Infinity follows the largest. */
function place(x: number): bigint {
  scratch.setFloat64(0, Math.abs(x))
  const magnitude = scratch.getBigUint64(0)
  return x < 0 ? -magnitude : magnitude
}
