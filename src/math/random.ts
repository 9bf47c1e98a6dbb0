import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Uniform draws in [0, 1). Every random choice in the library takes one of these. */
export type Random = () => number

/**
 * A seeded generator (xoroshiro128+). Streams of one seed are 2⁶⁴ draws apart, so they never overlap.
 *
 * @param seed Any 32-bit integer.
 * @param stream 0, 1, 2, …
 * @throws RangeError if either is not such an integer.
 */
export function seededRandom(seed: number, stream = 0): Random {
  checkSeed('seededRandom', seed)
  if (!Number.isInteger(stream) || stream < 0)
    throw new RangeError(`seededRandom: stream must be 0, 1, 2, …, got ${stream}`)
  const generator = xoroshiro128plus(seed | 0)
  for (let i = 0; i < stream; i++) generator.jump()
  return () => uniformFloat64(generator)
}

/** @throws RangeError unless seed is a 32-bit integer, with or without sign. `caller` opens the message. */
export function checkSeed(caller: string, seed: number): void {
  if ((seed | 0) !== seed && seed >>> 0 !== seed)
    throw new RangeError(`${caller}: seed must be a 32-bit integer, got ${seed}`)
}

/** A whole number, uniform in 0 … n − 1. */
export function randomInteger(random: Random, n: number): number {
  return Math.floor(random() * n)
}

/** Drops the first draws, in which small seeds still resemble one another: the very first is near 1 for all of them. */
export function warmedUp(random: Random): Random {
  for (let i = 0; i < 8; i++) random()
  return random
}
