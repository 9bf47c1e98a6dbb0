/** What a pool sends to a worker; the next one follows only after the answer. */
export interface Request {
  readonly task: string
  readonly input: unknown
}

/** What a worker sends back: any number of progress messages, then a value or an error. */
export type Reply = { readonly progress: number } | { readonly value: unknown } | { readonly error: ErrorDescription }

/** An error as plain data: a structured clone would lose the name of all but the built-in ones. */
export interface ErrorDescription {
  readonly name: string
  readonly message: string
  readonly stack?: string | undefined
}
