import { expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.ts'
import { samplerOf } from '../../src/network/samplers.ts'
import { swim } from '../../src/network/swim.ts'

test('a sampler from its spec samples as one that was made by hand', () => {
  const points = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i))
  const input = { size: 40, points, pointDim: 1, targets: points, targetDim: 1, width: 10, activation: 'tanh' } as const
  const [a, b] = [samplerOf({ name: 'swim', slopeScale: 0.5 }), swim({ slopeScale: 0.5 })].map((sampler) =>
    sampler({ ...input, random: seededRandom(1) }),
  )
  expect(a).toEqual(b)
  expect(() => samplerOf({ name: 'magic' } as never)).toThrow("no sampler 'magic'; known are swim")
})
