import type { ErrorDescription } from './messages.ts'

const BUILT_IN = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }

/** What was thrown, as plain data. */
export function describeError(thrown: unknown): ErrorDescription {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message, stack: thrown.stack }
  const value = typeof thrown === 'object' ? 'an object' : String(thrown)
  return { name: 'Error', message: `thrown was ${value}, which is not an Error` }
}

/** The described error: same built-in type, name, message, and the stack of where it was thrown. */
export function reviveError({ name, message, stack }: ErrorDescription): Error {
  const kind = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name as keyof typeof BUILT_IN] : Error
  const error = new kind(message)
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name })
  if (stack !== undefined) error.stack = stack
  return error
}
