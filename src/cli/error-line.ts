import { isUsageError } from './usage-error.ts'

/** 2 for a wrong command line, else 1. */
export function exitCodeOf(error: unknown): number {
  return isUsageError(error) ? 2 : 1
}

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left',
  EACCES: 'permission denied',
  EROFS: 'read-only file system',
}

/** A mistake in the input is one line; anything else is ours, and wants its stack. */
export function errorLine(error: unknown): string {
  if (!(error instanceof Error)) return `rhei: ${String(error)}`
  const { message, stack = message } = error
  const code = 'code' in error ? String(error.code) : undefined
  if (code !== undefined && 'syscall' in error)
    return `rhei: the output cannot be written: ${SYSTEM_ERRORS[code] ?? message}`
  return isKnown(error) ? `rhei: ${message.replace(/^writeFileSafely: /, '')}` : stack
}

function isKnown(error: Error): boolean {
  return error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError || 'cause' in error
}
