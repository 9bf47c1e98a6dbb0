import type { Figure } from 'rhei'

/** One question about dynamical systems and what answers it, in Node as in a web page. */
export interface Example {
  /** A question in words. */
  readonly question: string
  /** Words to find it by, such as 'chaos' or 'real data'. */
  readonly tags: readonly string[]
  /** Whether the whole takes longer than half a minute, so that there is a quick form. */
  readonly long?: boolean
  /** Finds the answer. @throws The signal's reason when it is aborted. */
  run(options: ExampleOptions): Answer | Promise<Answer>
}

export interface ExampleOptions {
  /** The quick form: fewer samples or starts, the same claims with wider bounds. */
  readonly quick: boolean
  /** The text of a file in examples/data, such as 'sunspots.csv'. */
  read(name: string): Promise<string>
  /** Says what is going on. */
  progress(text: string): void
  /** Reads the machine's energy counter in joules, where it has one. */
  readonly energy?: () => number
}

export interface Answer {
  /** The answer in one sentence, with its number. */
  readonly headline: string
  /** What was done and how to read it, in a paragraph or two; blank lines part them. */
  readonly text: string
  readonly claims: readonly Claim[]
  /** The one to remember comes first. */
  readonly figures: readonly Figure[]
}

/** A number that the answer stands on. Outside its bounds the example has failed. */
export interface Claim {
  readonly label: string
  readonly value: number
  /** Such as 'Lyapunov times'; none for a ratio. */
  readonly unit?: string
  /** How it was measured. */
  readonly note?: string
  readonly atLeast?: number
  readonly atMost?: number
}

/** The claims that do not hold, one line each. */
export function broken(claims: readonly Claim[]): string[] {
  return claims.flatMap(({ label, value, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }) =>
    value >= atLeast && value <= atMost ? [] : [`${label} is ${value}, not between ${atLeast} and ${atMost}`],
  )
}
