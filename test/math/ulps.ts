const scratch = new DataView(new ArrayBuffer(8))

/** The doubles in a string of 16 hexadecimal digits each, the most significant first. */
export function doubles(digits: string): number[] {
  return Array.from({ length: digits.length / 16 }, (_, i) => {
    scratch.setBigUint64(0, BigInt(`0x${digits.slice(16 * i, 16 * i + 16)}`))
    return scratch.getFloat64(0)
  })
}

/** How many doubles lie between a and b; Infinity counts as the double after the largest, NaN is far from all. */
export function ulps(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Number.POSITIVE_INFINITY : Number(distance(place(a), place(b)))
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a
}

/** A double's place on the line of all doubles; both zeros stand at 0. */
function place(x: number): bigint {
  scratch.setFloat64(0, Math.abs(x))
  const magnitude = scratch.getBigUint64(0)
  return x < 0 ? -magnitude : magnitude
}

/** The entry of a table that f is farthest from: [argument, value, ulps]. */
export function worst(f: (x: number) => number, table: readonly (readonly [number, number])[]): [number, number, number] {
  return table.reduce<[number, number, number]>(
    (most, [x, y]) => (ulps(f(x), y) > most[2] ? [x, f(x), ulps(f(x), y)] : most),
    [0, f(0), 0],
  )
}
