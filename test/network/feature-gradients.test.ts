import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.ts'
import { featureGradientWriter } from '../../src/network/feature-gradients.ts'
import { featureCount, featureWriter } from '../../src/network/features.ts'

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 9999 }),
  inputDim: fc.integer({ min: 1, max: 5 }),
  widths: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
  activations: fc.array(fc.constantFrom('tanh' as const, 'sin' as const), { minLength: 3, maxLength: 3 }),
  linear: fc.boolean(),
  skip: fc.boolean(),
})

test('values are those of the features, derivatives those of central differences, with skip connections and without', () => {
  fc.assert(
    fc.property(shapes, ({ seed, inputDim, widths, activations, linear, skip }) => {
      const random = seededRandom(seed, 1)
      const draw = (n: number): Float64Array => Float64Array.from({ length: n }, () => 2 * random() - 1)
      let seen = inputDim
      const layers = widths.map((width, l) => {
        const below = seen
        seen = skip ? seen + width : width
        return { inputDim: below, width, weights: draw(width * below), biases: draw(width), activation: activations[l] }
      })
      const count = featureCount(layers, linear)
      const [x, directions] = [draw(inputDim), draw(2 * inputDim)]
      const out = new Float64Array(3 * count)
      featureGradientWriter(layers, linear, 2)(x, directions, out)
      const write = featureWriter(layers, linear)
      const at = (h: number, j: number): Float64Array => {
        const features = new Float64Array(count)
        write(
          x.map((value, i) => value + h * directions[j * inputDim + i]),
          features,
        )
        return features
      }
      expect(out.subarray(0, count)).toEqual(at(0, 0))
      for (const j of [0, 1]) {
        const [above, below] = [at(1e-5, j), at(-1e-5, j)]
        for (let k = 0; k < count; k++)
          expect(Math.abs(out[(1 + j) * count + k] - (above[k] - below[k]) / 2e-5)).toBeLessThan(1e-7)
      }
    }),
    { numRuns: 60 },
  )
})
