/** A mistake in the command line, which ends with exit code 2. */
export function usageError(message: string, cause?: unknown): RangeError {
  return Object.assign(new RangeError(message, cause === undefined ? {} : { cause }), { isUsage: true })
}

export function isUsageError(error: unknown): boolean {
  return error instanceof Error && 'isUsage' in error
}
