import type { Answer } from '../../examples/example.ts'

/** An example and what its quick form answered. */
export interface AnsweredExample {
  readonly name: string
  readonly question: string
  readonly tags: readonly string[]
  readonly long: boolean
  /** What the answer took. */
  readonly seconds: number
  readonly answer: Answer
}
