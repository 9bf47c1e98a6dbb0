import { expect, test } from 'vitest'
import { localPolynomialField } from '../../../src/learn/baselines/local-polynomial.ts'
import { seededRandom } from '../../../src/math/random.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz96Of } from '../../../systems/climate/lorenz96.ts'
import { grayScottOf } from '../../../systems/fields/gray-scott.ts'
import { maxDifference } from '../../integrate/problems.ts'

const random = seededRandom(5)
const states = (dim: number, count: number): Trajectory => ({
  dim,
  times: timeGrid(0, 1, count - 1),
  states: Float64Array.from({ length: dim * count }, () => 4 * random() - 2),
  status: 'complete',
})

test.each<[string, OdeSystem, Parameters<typeof localPolynomialField>[1]]>([
  ['Lorenz 96 is of degree 2', lorenz96Of(9), { radius: [2, 1], degree: 2 }],
  [
    'Gray–Scott, two channels between walls, is of degree 3',
    grayScottOf({ size: 10, length: 1, boundary: 'dirichlet' }),
    { radius: 1, degree: 3, channels: 2, boundary: { values: [1, 0] } },
  ],
])('%s: found to rounding', (_, law, options) => {
  const model = localPolynomialField(states(law.dim, 80), { ...options, derivatives: law })
  const y = stateAt(states(law.dim, 1), 0)
  const [learned, exact] = [new Float64Array(law.dim), new Float64Array(law.dim)]
  model.field(0, y, learned)
  law.field(0, y, exact)
  expect(maxDifference(learned, exact)).toBeLessThan(1e-11)
})
