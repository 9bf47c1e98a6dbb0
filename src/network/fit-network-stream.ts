import type { Dataset } from '../dataset/dataset.ts'
import { checkDataset, checkRows } from './check-dataset.ts'
import { startCost } from './cost.ts'
import type { Design, Factorizer } from './design.ts'
import type { FactorPlan } from './factor-dataset.ts'
import { createFactorizer } from './factorizer.ts'
import { finishFit } from './finish-fit.ts'
import { sampleDesign } from './fit-network.ts'
import type { Fit, FitOptions } from './fit-options.ts'
import { networkEngine } from './network-engine.ts'
import { checkFits } from './partial-fit.ts'

export interface StreamOptions extends FitOptions {
  /** Rows from the beginning of the stream that the hidden layers are sampled from; default 10,000. */
  readonly sampleRows?: number
  readonly signal?: AbortSignal
  /** Called with the number of rows folded in so far. */
  readonly onProgress?: (rows: number) => void
}

/**
 * Fits a network to rows that come in chunks, of any size, and are then forgotten: memory is O(columns²), a block and
 * the sample, however many rows there are. The result does not depend on how the rows are cut into chunks.
 *
 * @throws RangeError as `fitNetwork` does; the signal's reason if it is aborted; whatever the stream throws.
 */
export async function fitNetworkStream(
  chunks: Iterable<Dataset> | AsyncIterable<Dataset>,
  options: StreamOptions,
): Promise<Fit> {
  const { sampleRows = 10_000, signal, onProgress } = options
  const cost = startCost(options.energy)
  const waiting: Dataset[] = []
  let started: { readonly design: Design; readonly how: FactorPlan; readonly factorizer: Factorizer } | undefined
  let rows = 0
  const start = (): NonNullable<typeof started> => {
    const sample = firstRows(waiting, sampleRows)
    checkDataset(sample)
    const design = sampleDesign(sample, options)
    const how = { engine: networkEngine(design.layers, options.engine), method: options.method ?? 'qr' }
    const factorizer = createFactorizer(design, how.engine, how.method)
    for (const { inputs, targets, size } of waiting) factorizer.add(inputs, targets, size)
    return { design, how, factorizer }
  }
  for await (const chunk of chunks) {
    signal?.throwIfAborted()
    checkRows(chunk)
    rows += chunk.size
    if (started) {
      checkFits(started.design, chunk)
      started.factorizer.add(chunk.inputs, chunk.targets, chunk.size)
    } else {
      waiting.push(chunk)
      if (rows >= sampleRows) {
        started = start()
        waiting.length = 0
      }
    }
    onProgress?.(rows)
  }
  if (rows === 0) throw new RangeError('fitNetworkStream: the stream holds no rows')
  started ??= start()
  const { design, how, factorizer } = started
  return finishFit(design, factorizer.finish(), options, how, () => cost.stop(design, rows, factorizer.bytes()))
}

/** The first rows of some chunks, as one dataset. */
function firstRows(chunks: readonly Dataset[], count: number): Dataset {
  const [{ inputDim, targetDim }] = chunks
  const size = Math.min(
    count,
    chunks.reduce((sum, chunk) => sum + chunk.size, 0),
  )
  const inputs = new Float64Array(size * inputDim)
  const targets = new Float64Array(size * targetDim)
  let row = 0
  for (const chunk of chunks) {
    if (chunk.inputDim !== inputDim || chunk.targetDim !== targetDim)
      throw new RangeError(
        `fitNetworkStream: a chunk with ${chunk.inputDim} inputs and ${chunk.targetDim} targets after one with ${inputDim} and ${targetDim}`,
      )
    const n = Math.min(chunk.size, size - row)
    inputs.set(chunk.inputs.subarray(0, n * inputDim), row * inputDim)
    targets.set(chunk.targets.subarray(0, n * targetDim), row * targetDim)
    row += n
  }
  return { size, inputDim, targetDim, inputs, targets }
}
