import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { AnsweredExample } from './answered-example.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * All examples with the answers of their quick forms, in the order of the gallery. They run in a process of their own, in
 * which the package has the name that users import.
 * @throws Error where an example fails.
 */
export async function answeredExamples(): Promise<readonly AnsweredExample[]> {
  const program = fileURLToPath(new URL('./answer-examples.ts', import.meta.url))
  const options = { cwd: root, maxBuffer: 2 ** 29 }
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], options)
  return JSON.parse(stdout) as readonly AnsweredExample[]
}
