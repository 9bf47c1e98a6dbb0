import type { Comparison } from '../compare/comparison.ts'
import { comparisonJson } from '../compare/comparison-json.ts'
import { formatTable } from '../node/terminal.ts'
import { compareSides, findSide } from './compare-sides.ts'
import { comparisonRows } from './comparison-rows.ts'
import type { DataOptions } from './data.ts'
import type { Streams } from './streams.ts'
import type { ComparisonOptions } from './truth-plan.ts'
import { usageError } from './usage-error.ts'

/** `rhei compare`. */
export async function run(
  streams: Streams,
  [first = '', second = '']: readonly string[],
  options: ComparisonOptions & DataOptions & { readonly json?: boolean },
): Promise<number> {
  const { set, start, json, ...rest } = options
  if (first === '-' && second === '-') throw usageError("only one of the two can be '-'")
  const model = await findSide(streams, first, {}, options)
  const truth = await findSide(streams, second, { ...(set && { set }), ...(start && { start }) }, options)
  streams.progress.update('comparing …')
  const { comparison } = compareSides(model, truth, rest)
  streams.progress.done()
  if (json) await streams.write(`${JSON.stringify(comparisonJson(comparison))}\n`)
  else await streams.write(`${streams.bold(comparison.verdict.text)}\n\n${formatTable(comparisonRows(comparison))}\n`)
  return agrees(comparison) ? 0 : 1
}

/** Whether the comparison speaks for the model. */
export function agrees({ verdict: { kind } }: Comparison): boolean {
  return kind === 'both' || kind === 'forecast' || kind === 'forecast without climate'
}
