import type { Streams } from './streams.ts'

/** What a command accepts: words for its help and its completion, and where to find what it does. */
export interface CommandSpec {
  readonly name: string
  /** One line. */
  readonly summary: string
  readonly arguments?: readonly ArgumentSpec[]
  readonly options: readonly OptionSpec[]
  /** Whole command lines. */
  readonly examples: readonly string[]
  /** What stands below the examples. */
  readonly notes?: string
  /** Whether there is a form for programs; default true. */
  readonly json?: boolean
  /** Loads what the command does: only the one that is asked for. */
  readonly load: () => Promise<{ readonly run: Run }>
}

export interface ArgumentSpec {
  /** '<name>', or '[name]' where it may be left out; three dots for many. */
  readonly name: string
  readonly about: string
}

export interface OptionSpec {
  /** As the help shows it: '--to <t>'. */
  readonly flags: string
  readonly about: string
  /** From the text to the value, or from a further text to all of them. @throws RangeError saying what it must be. */
  readonly parse?: (text: string, before?: never) => unknown
  readonly choices?: readonly string[]
}

/** What a command does. Answers the exit code, 0 where it answers nothing. */
export type Run = (streams: Streams, args: readonly string[], options: never) => Promise<number | undefined>
