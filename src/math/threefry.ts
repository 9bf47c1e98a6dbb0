const rotations = [10, 26, 11, 21, 13, 27, 23, 5, 6, 20, 17, 11, 25, 10, 18, 20]

/**
 * Threefry-4x32-20: four random words for a counter under a key, with no state, so that any member of a random
 * sequence can be had without those before it. Words are 32-bit integers; the words of `counter` are replaced by the
 * random ones, in place.
 *
 * @param key Shape [5]: four words and the parity that `threefryKey` puts behind them.
 * Source: J. K. Salmon et al., Parallel random numbers: as easy as 1, 2, 3, SC11 (2011).
 */
export function threefry(key: Int32Array, counter: Int32Array): void {
  let a = (counter[0] + key[0]) | 0
  let b = (counter[1] + key[1]) | 0
  let c = (counter[2] + key[2]) | 0
  let d = (counter[3] + key[3]) | 0
  for (let s = 1; s <= 5; s++) {
    const first = s % 2 === 1 ? 0 : 8
    for (let r = first; r < first + 8; r += 4) {
      a = (a + b) | 0
      b = rotate(b, rotations[r]) ^ a
      c = (c + d) | 0
      d = rotate(d, rotations[r + 1]) ^ c
      a = (a + d) | 0
      d = rotate(d, rotations[r + 2]) ^ a
      c = (c + b) | 0
      b = rotate(b, rotations[r + 3]) ^ c
    }
    a = (a + key[s % 5]) | 0
    b = (b + key[(s + 1) % 5]) | 0
    c = (c + key[(s + 2) % 5]) | 0
    d = (d + key[(s + 3) % 5] + s) | 0
  }
  counter[0] = a
  counter[1] = b
  counter[2] = c
  counter[3] = d
}

/** The words as a key. */
export function threefryKey(k0: number, k1: number, k2: number, k3: number): Int32Array {
  return Int32Array.of(k0, k1, k2, k3, 0x1bd11bda ^ k0 ^ k1 ^ k2 ^ k3)
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by))
}
