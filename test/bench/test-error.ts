import type { Predict } from './contenders/contender.ts'
import type { Problem } from './problem.ts'

/** One-step root mean square error over all test states and variables, in standard deviations. */
export function testError(predict: Predict, { test }: Problem): number {
  const predictions = predict(test.inputs)
  return Math.sqrt(predictions.reduce((sum, value, i) => sum + (value - test.targets[i]) ** 2, 0) / predictions.length)
}
