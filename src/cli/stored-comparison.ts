import type { ComparisonFigures } from './compare.ts'
import { type Input, textOf } from './input.ts'

/** Whether JSON is one document and no lines of samples. */
export function isComparison({ bytes, holds }: Input): boolean {
  return holds === 'json' && new TextDecoder().decode(bytes.subarray(0, 1024)).includes('"starts"')
}

/** The comparison that `rhei compare --json` printed. @throws SyntaxError for other JSON. */
export function parseComparison(input: Input): ComparisonFigures {
  const found = parsed(input) as Partial<Record<keyof ComparisonFigures, unknown>> | null
  const { times, errors, medianError, validTime, nrmse, skill, starts, verdict } = found ?? {}
  const complete =
    [times, errors, medianError, nrmse].every(Array.isArray) &&
    [validTime, skill, verdict].every((part) => typeof part === 'object' && part !== null) &&
    typeof starts === 'number'
  if (!complete) throw new SyntaxError(`${input.name} is JSON, but no comparison as 'rhei compare --json' prints it`)
  return {
    ...(found as unknown as ComparisonFigures),
    times: floats(times),
    errors: (errors as unknown[]).map(floats),
    medianError: floats(medianError),
    nrmse: floats(nrmse),
    stopped: Array.isArray(found?.stopped) ? (found.stopped as ComparisonFigures['stopped']) : [],
  }
}

function parsed(input: Input): unknown {
  try {
    return JSON.parse(textOf(input), (key, value) =>
      NUMBERS.includes(value) && key !== 'text' ? Number(value) : value,
    )
  } catch (error) {
    throw new SyntaxError(`${input.name}: no JSON: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

/** Numbers that JSON does not have are stored as text. */
const NUMBERS: readonly unknown[] = ['Infinity', '-Infinity', 'NaN']

function floats(values: unknown): Float64Array {
  return Float64Array.from(values as ArrayLike<number>)
}
