import type { RowChunk, RowChunks } from './record-part.ts'

/**
 * The same chunks, each checked when it comes.
 *
 * @param who Opens error messages. @param first Index of the first row. @param like What the chunks must be like, if known.
 * @throws RangeError for chunks that do not fit together, times that are not finite and values that are infinite.
 */
export async function* checkedChunks(
  who: string,
  chunks: RowChunks,
  first: number,
  like?: Pick<RowChunk, 'dim' | 'variables'>,
): AsyncGenerator<RowChunk> {
  let row = first
  let model = like
  for await (const chunk of chunks) {
    model ??= chunk
    checkShape(who, chunk, model)
    checkNumbers(who, chunk, row)
    row += chunk.times.length
    yield chunk
  }
}

function checkShape(
  who: string,
  { dim, times, states, variables }: RowChunk,
  model: Pick<RowChunk, 'dim' | 'variables'>,
): void {
  if (states.length !== times.length * dim)
    throw new RangeError(`${who}: a chunk of ${states.length} values, but ${times.length} times of dim ${dim}`)
  if (dim !== model.dim) throw new RangeError(`${who}: a chunk of dim ${dim}, expected ${model.dim}`)
  if (variables && model.variables && variables.join() !== model.variables.join())
    throw new RangeError(`${who}: variables ${variables.join(', ')}, expected ${model.variables.join(', ')}`)
}

function checkNumbers(who: string, { dim, times, states }: RowChunk, row: number): void {
  for (let i = 0; i < times.length; i++)
    if (!Number.isFinite(times[i])) throw new RangeError(`${who}: the time of row ${row + i} is ${times[i]}`)
  for (let k = 0; k < states.length; k++)
    if (states[k] === Number.POSITIVE_INFINITY || states[k] === Number.NEGATIVE_INFINITY)
      throw new RangeError(
        `${who}: ${states[k]} in variable ${k % dim} of row ${row + Math.floor(k / dim)}; a missing value is NaN`,
      )
}
