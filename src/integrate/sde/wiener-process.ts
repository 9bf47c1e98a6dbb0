import { normalPairs } from '../../math/normal-pairs.ts'

/** A sample path of one Wiener process with W(0) = 0, known at every time, before 0 too. */
export interface WienerProcess {
  /** Moves to t, any finite time; `value` and `integral` are then those of t. */
  seek(t: number): void
  /** W(t). */
  value: number
  /** ∫ W from 0 to t. */
  integral: number
}

/** Nearer to 0 than this, W counts as 0; its standard deviation would be 5e-20. */
const nearest = 2 ** -128

/*
 * The path is a tree of intervals: [2ᵏ, 2ᵏ⁺¹] for every k, each halved again and again, and their mirror images before
 * 0. Every double is an end of such an interval, at most 52 halvings down, so that W needs no interpolation anywhere.
 * An interval of length h holds its increment ~ N(0, h) and its area ~ N(0, h/12), the mean height of W over its chord;
 * the two are independent. What is random about an interval is drawn from its midpoint (2ᵏ itself for the first
 * draw of an octave), whose bits are the counter of the generator: the order of the questions does not matter.
 */

/** Rows of the stack: left end and length, W and its integral at the left end, increment and area. */
const [LEFT, LENGTH, VALUE, INTEGRAL, INCREMENT, AREA, ROW] = [0, 1, 2, 3, 4, 5, 6]

/** The path that the seed and the number of the process decide. */
export function wienerProcess(seed: number, index: number): WienerProcess {
  const draw = normalsAt(seed, index)
  const octaves = { before: startOfTime(), after: startOfTime() }
  // The intervals that hold the time of the last question, outermost first; lengths count away from 0.
  const stack = new Float64Array(53 * ROW)
  let sign = 1
  let depth = -1

  function seek(t: number): void {
    const distance = Math.abs(t)
    if (!(distance >= nearest)) {
      process.value = 0
      process.integral = 0
      return
    }
    if (t < 0 !== sign < 0) depth = -1
    sign = t < 0 ? -1 : 1
    while (depth >= 0 && !holds(stack, depth * ROW, distance)) depth--
    if (depth < 0) {
      const { before, after } = octaves
      enterOctave(stack, distance, sign, sign < 0 ? before : after, draw)
      depth = 0
    }
    while (stack[depth * ROW + LEFT] < distance) bisect(stack, depth++ * ROW, distance, sign, draw)
    process.value = stack[depth * ROW + VALUE]
    process.integral = sign * stack[depth * ROW + INTEGRAL]
  }
  const process: WienerProcess = { seek, value: 0, integral: 0 }
  return process
}

type DrawPair = (at: number) => Float64Array

/** W and its integral at 2⁻¹²⁸, 2⁻¹²⁷, …, as far as they were needed. */
interface Octaves {
  readonly values: number[]
  readonly integrals: number[]
}

function startOfTime(): Octaves {
  return { values: [0], integrals: [0] }
}

function holds(stack: Float64Array, at: number, distance: number): boolean {
  return stack[at + LEFT] <= distance && distance < stack[at + LEFT] + stack[at + LENGTH]
}

/** Writes the octave around `distance` into the first row. */
function enterOctave(
  stack: Float64Array,
  distance: number,
  sign: number,
  { values, integrals }: Octaves,
  draw: DrawPair,
): void {
  let left = nearest
  for (let n = 0; ; n++, left *= 2) {
    const [first, second] = draw(sign * left)
    const increment = Math.sqrt(left) * first
    const area = Math.sqrt(left / 12) * second
    if (distance < 2 * left) {
      stack.set([left, left, values[n], integrals[n], increment, area])
      return
    }
    values[n + 1] = values[n] + increment
    integrals[n + 1] = integrals[n] + left * (values[n] + increment / 2 + area)
  }
}

/**
 * Writes the half that holds `distance` into the next row. With increments a, b and areas A, B of the halves, those of
 * the whole are a + b and (A + B)/2 + (a − b)/4; conditioned on these, a − b has mean 3 · area and variance h/4.
 */
function bisect(stack: Float64Array, at: number, distance: number, sign: number, draw: DrawPair): void {
  const half = stack[at + LENGTH] / 2
  const middle = stack[at + LEFT] + half
  const area = stack[at + AREA]
  const [first, second] = draw(sign * middle)
  const difference = 3 * area + Math.sqrt(half / 2) * first
  const sumOfAreas = 2 * area - difference / 2
  const differenceOfAreas = Math.sqrt(half / 6) * second
  const a = (stack[at + INCREMENT] + difference) / 2
  const areaOfA = (sumOfAreas + differenceOfAreas) / 2
  const right = distance >= middle
  const value = stack[at + VALUE]
  const next = at + ROW
  stack[next + LEFT] = right ? middle : stack[at + LEFT]
  stack[next + LENGTH] = half
  stack[next + VALUE] = right ? value + a : value
  stack[next + INTEGRAL] = stack[at + INTEGRAL] + (right ? half * (value + a / 2 + areaOfA) : 0)
  stack[next + INCREMENT] = right ? stack[at + INCREMENT] - a : a
  stack[next + AREA] = right ? sumOfAreas - areaOfA : areaOfA
}

/** Two independent standard normal numbers that belong to a time; valid until the next call. */
function normalsAt(seed: number, index: number): DrawPair {
  const draw = normalPairs(seed, index, 0)
  const double = new DataView(new ArrayBuffer(8))
  return (at) => {
    double.setFloat64(0, at)
    return draw(double.getInt32(0), double.getInt32(4))
  }
}
