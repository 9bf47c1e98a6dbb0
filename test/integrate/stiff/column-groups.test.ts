import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnGroups } from '../../../src/integrate/stiff/column-groups.ts'

test('every column is in one group, and no row sees two columns of a group', () => {
  const pattern = fc
    .integer({ min: 1, max: 15 })
    .chain((n) =>
      fc.tuple(fc.constant(n), fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: n * n, maxLength: n * n })),
    )
  fc.assert(
    fc.property(pattern, ([n, cells]) => {
      const groups = columnGroups(cells, n)
      expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, j) => j))
      for (const columns of groups)
        for (let i = 0; i < n; i++) expect(columns.filter((j) => cells[i * n + j] !== 0).length).toBeLessThanOrEqual(1)
    }),
  )
})

test.each([
  ['diagonal', (i: number, j: number) => i === j, 1],
  ['tridiagonal', (i: number, j: number) => Math.abs(i - j) <= 1, 3],
  ['an arrow, whose first row sees all', (i: number, j: number) => i === j || i === 0, 12],
  ['an arrow, whose first column is seen by all', (i: number, j: number) => i === j || j === 0, 2],
])('%s: as few groups as the fullest row', (_, nonzero, count) => {
  const n = 12
  const pattern = Array.from({ length: n * n }, (_, k) => Number(nonzero(Math.floor(k / n), k % n)))
  expect(columnGroups(pattern, n)).toHaveLength(count)
})
