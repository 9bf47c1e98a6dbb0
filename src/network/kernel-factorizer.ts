import { allocTiled, type Tiled, tiledIndex, tiledView } from '../kernels/tiled.ts'
import { choleskyFactor } from '../math/least-squares/cholesky-factor.ts'
import { emptyFactor } from '../math/least-squares/qr-factor.ts'
import { unpackTriangle } from '../math/least-squares/tiled-triangle.ts'
import type { Design, Factorizer } from './design.ts'
import { designBlock } from './design-block.ts'
import { featureCount, leadingCounts } from './features.ts'

/**
 * The WebAssembly twin of `plainFactorizer`: writes rows straight into a tiled block and folds the block into R, so that
 * no feature matrix ever exists.
 */
export function kernelFactorizer(design: Design): ShardFactorizer {
  const rowsOf = designBlock(design, (n) => {
    const { address, stride } = rowsOf.block
    kernels.fold(now.r.address, now.r.stride, columns, targets, address, stride, n, false, now.residual)
    rows += n
  })
  const { kernels, columns, targets } = rowsOf
  const outputs = design.targetDim
  const leading = leadingCounts(design.layers, design.linear)
  const fresh = (): Triangle => ({
    r: allocTiled(kernels, columns, columns + targets),
    residual: kernels.alloc(targets),
    shards: 1,
  })
  /** Finished shards, already merged where two neighbors of equal size have met: `mergeTree` as rows come. */
  const finished: Triangle[] = []
  const unused: Triangle[] = []
  let rows = 0
  let now = fresh()

  const merge = (upper: Triangle, lower: Triangle): Triangle => {
    const own = kernels.alloc(targets)
    kernels.fold(upper.r.address, upper.r.stride, columns, targets, lower.r.address, lower.r.stride, columns, true, own)
    const [sum, first, second] = [own, upper.residual, lower.residual].map((address) => kernels.view(address, targets))
    for (let c = 0; c < outputs; c++) first[c] = sum[c] + (first[c] + second[c])
    tiledView(kernels, lower.r).fill(0)
    second.fill(0)
    unused.push({ ...lower, shards: 1 })
    return { ...upper, shards: upper.shards + lower.shards }
  }
  const settle = (): void => {
    rowsOf.flush()
    for (let upper = finished.at(-1); upper?.shards === now.shards; upper = finished.at(-1)) {
      finished.pop()
      now = merge(upper, now)
    }
  }
  return {
    add: rowsOf.add,
    endShard() {
      settle()
      finished.push(now)
      now = unused.pop() ?? fresh()
    },
    finish() {
      settle()
      const factor = emptyFactor(featureCount(design.layers, design.linear), outputs)
      unpackTriangle(tiledView(kernels, now.r), now.r.stride, factor, leading)
      factor.residual.set(kernels.view(now.residual, outputs))
      factor.rows = rows
      return factor
    },
    bytes: () => kernels.memory.buffer.byteLength,
  }
}

/** A factorizer that also factors shards on their own and merges them in place. */
export interface ShardFactorizer extends Factorizer {
  /** The rows that follow belong to the next shard; the shards must be a power of two. */
  endShard(): void
}

/** One R in the core, and how many shards have gone into it. */
interface Triangle {
  readonly r: Tiled
  /** Address of the residual sums of squares. */
  readonly residual: number
  readonly shards: number
}

/** The fast mode: sums the normal equations and factors them by Cholesky; see `choleskyFactor` for what that costs. */
export function gramFactorizer(design: Design): Factorizer {
  let rows = 0
  const rowsOf = designBlock(design, (n) => {
    kernels.gram(rowsOf.block.address, rowsOf.block.stride, n, rowsOf.block.tiles, g.address, g.stride)
    rows += n
  })
  const { kernels, columns, targets } = rowsOf
  const g = allocTiled(kernels, columns + targets, columns + targets)
  return {
    add: rowsOf.add,
    finish() {
      rowsOf.flush()
      const features = featureCount(design.layers, design.linear)
      const width = features + design.targetDim
      const doubles = tiledView(kernels, g)
      const position = (j: number): number => (j < features ? rowsOf.position[j] : columns + j - features)
      const gram = new Float64Array(width * width)
      for (let i = 0; i < width; i++)
        for (let j = i; j < width; j++) gram[i * width + j] = doubles[tiledIndex(g.stride, position(i), position(j))]
      return choleskyFactor(gram, features, design.targetDim, rows)
    },
    bytes: () => kernels.memory.buffer.byteLength,
  }
}
