// Prints 'N passed, N failed, N skipped' from vitest's JSON report; every failed step of the run counts as a failure.
import { readFileSync } from 'node:fs'

const [, , path, steps] = process.argv
let counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 }
try {
  counts = JSON.parse(readFileSync(path, 'utf8'))
} catch (error) {
  console.error(`no test report: ${error.message}`)
}
const failed = Math.max(
  counts.numFailedTests + (counts.numFailedTestSuites > 0 && counts.numFailedTests === 0 ? 1 : 0),
  Number(steps),
)
console.log(`${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests} skipped`)
process.exitCode = failed > 0 || counts.numPassedTests === 0 ? 1 : 0
