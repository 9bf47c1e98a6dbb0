import { expect, test } from 'vitest'
import { createKernels } from '../../src/kernels/kernels.ts'
import { exp, tanh } from '../../src/math/elementary.ts'
import { type Random, seededRandom } from '../../src/math/random.ts'
import { cos, sin } from '../../src/math/trigonometric.ts'
import { readEntry } from '../math/ulps.ts'
import table from '../reference/elementary.json' with { type: 'json' }

const twins = { exp, tanh, sin, cos }
const names = Object.keys(twins) as (keyof typeof twins)[]
const kernels = createKernels()
const CAPACITY = 1 << 18
const [input, output] = [kernels.alloc(CAPACITY), kernels.alloc(CAPACITY)]

/** What the core makes of these arguments. */
function core(name: keyof typeof twins, x: Float64Array): Float64Array {
  kernels.view(input, x.length).set(x)
  kernels[name](input, output, x.length)
  return kernels.view(output, x.length).slice()
}

/** The first argument at which the core and the twin differ in any bit (NaN equals NaN). */
function firstDifference(name: keyof typeof twins, x: Float64Array): number | undefined {
  const values = core(name, x)
  return x.find((argument, i) => !Object.is(values[i], twins[name](argument)))
}

/** Uniform over a range that matters to the function, and over all exponents. */
function randomArguments(random: Random, span: number): Float64Array {
  return Float64Array.from({ length: 200_000 }, (_, i) => {
    const x = 2 * random() - 1
    if (i % 4 === 3) return x * 2 ** (2098 * random() - 1074)
    return x * [1, 4, span][i % 4]
  })
}

test.each(names)('%s: the bits of the twin, at random and at hard arguments', (name) => {
  const span = { exp: 760, tanh: 22, sin: 2 ** 21, cos: 2 ** 21 }[name]
  expect(firstDifference(name, randomArguments(seededRandom(1), span))).toBeUndefined()
  const hard = Object.values(table).flatMap((entries) => entries.map((entry) => readEntry(entry).x))
  expect(firstDifference(name, Float64Array.from(hard))).toBeUndefined()
})

test.each(names)('%s: special values as the twin, wherever they stand beside others', (name) => {
  const special = [0, -0, Infinity, -Infinity, NaN, 5e-324, -5e-324, 1e308, -1e308, 1, -710, 746]
  const pairs = special.flatMap((a) => special.flatMap((b) => [a, b]))
  expect(firstDifference(name, Float64Array.from(pairs))).toBeUndefined()
})

test.each(names)('%s: any count, in place or not, and nothing beyond the documented rounding up', (name) => {
  const random = seededRandom(3)
  for (const count of [0, 1, 2, 3, 4, 5, 7, 63, 255, 256, 257, 1026]) {
    const x = Float64Array.from({ length: count }, () => 6 * random() - 3)
    const expected = x.map(twins[name])
    kernels.view(output, count + 8).fill(7)
    expect(core(name, x)).toEqual(expected)
    const end = 4 * Math.ceil(count / 4)
    expect(kernels.view(output, count + 8).subarray(end)).toEqual(new Float64Array(count + 8 - end).fill(7))
    kernels.view(input, count).set(x)
    kernels[name](input, input, count)
    expect(kernels.view(input, count)).toEqual(expected)
  }
})
