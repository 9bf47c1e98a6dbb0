import { expect, test } from 'vitest'
import { learnClassifier } from '../../../src/learn/estimator/classifier.ts'
import { normalPairs } from '../../../src/math/normal-pairs.ts'
import { seededRandom } from '../../../src/math/random.ts'

/** Three rings: no straight line parts them. */
function rings(count: number, stream: number): { rows: number[][]; labels: string[] } {
  const random = seededRandom(11, stream)
  const labels = Array.from({ length: count }, (_, i) => ['middle', 'outer', 'core'][i % 3])
  const rows = labels.map((label) => {
    const radius = { core: 0, middle: 1.2, outer: 2.4 }[label]! + random()
    const angle = 2 * Math.PI * random()
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
  return { rows, labels }
}

test('rings are told apart, which no linear model can', () => {
  const [train, fresh] = [rings(900, 0), rings(600, 1)]
  const model = learnClassifier(train.rows, train.labels, { width: 100, seed: 1 })
  expect(model.classes).toEqual(['core', 'middle', 'outer'])
  expect(model.score(fresh.rows, fresh.labels)).toBeGreaterThan(0.97)
  expect(
    model.predict([
      [0.1, 0],
      [0, -1.7],
      [3, 0],
    ]),
  ).toEqual(['core', 'middle', 'outer'])
})

test('scores of a row sum to 1', () => {
  const { rows, labels } = rings(300, 0)
  for (const ridge of [{ relative: 0 }, { relative: 0.01 }]) {
    const scores = learnClassifier(rows, labels, { width: 40, ridge }).scores(rings(50, 1).rows)
    for (let i = 0; i < 50; i++) expect(scores[3 * i] + scores[3 * i + 1] + scores[3 * i + 2]).toBeCloseTo(1, 10)
  }
})

test('two normal classes: scores estimate the probability, and accuracy comes close to Bayes', () => {
  const sample = (stream: number): { x: number[]; labels: number[] } => {
    const labels = Array.from({ length: 8000 }, (_, i) => (i % 2 === 0 ? -1 : 1))
    return { labels, x: labels.map((label, i) => label + normalPairs(4, stream, 0)(0, i)[0]) }
  }
  const [train, fresh] = [sample(0), sample(1)]
  const model = learnClassifier(train.x, train.labels, { width: 10, seed: 3 })
  expect(model.classes).toEqual([-1, 1])
  // Bayes' rule decides by the sign and is right with probability Φ(1).
  expect(model.score(fresh.x, fresh.labels)).toBeGreaterThan(0.8413 - 0.01)
  for (const x of [-1, -0.5, 0, 0.5, 1]) expect(model.scores([x])[1]).toBeCloseTo(1 / (1 + Math.exp(-2 * x)), 1)
})

test.each<[string, number[][], (string | number)[]]>([
  ['all labels are "a"; two classes are needed', [[1], [2]], ['a', 'a']],
  ['2 rows of inputs, but 3 labels', [[1], [2]], ['a', 'b', 'c']],
  ['label 1 is NaN', [[1], [2]], [1, Number.NaN]],
  [
    'inputs: row 0, column 1 is NaN',
    [
      [1, Number.NaN],
      [2, 2],
    ],
    ['a', 'b'],
  ],
])('refused: %s', (message, rows, labels) => {
  expect(() => learnClassifier(rows, labels, { width: 1 })).toThrow(message)
})
