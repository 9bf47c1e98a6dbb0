import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factorSource } from '../../src/math/least-squares/factor-source.ts'
import { seededRandom } from '../../src/math/random.ts'
import { gramError, randomRows } from './factors.ts'

test.each(['webassembly', 'typescript'] as const)('%s: rows of any number and width are factored', (engine) => {
  const shapes = fc.record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    columns: fc.integer({ min: 1, max: 30 }),
    outputs: fc.integer({ min: 1, max: 5 }),
    size: fc.integer({ min: 1, max: 600 }),
  })
  fc.assert(
    fc.property(shapes, ({ seed, columns, outputs, size }) => {
      const rows = randomRows(seededRandom(seed), size, columns + outputs)
      const factor = factorSource({ size, write: (i, row) => row.set(rows[i]) }, columns, outputs, engine)
      expect(factor).toMatchObject({ columns, outputs, rows: size })
      expect(gramError(factor, rows)).toBeLessThan(50 * Number.EPSILON)
    }),
    { numRuns: 30 },
  )
})
