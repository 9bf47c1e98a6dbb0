/** Rows [start, end) that are factored on their own. */
export interface Shard {
  readonly start: number
  readonly end: number
}

const MOST_SHARDS = 8
/** Below this many operations, workers cost more than they save. */
const LEAST_FLOPS = 3e8
/** Rows for each column that two shards need, and more than two: else merging their triangles eats the gain. */
const ROWS_PER_COLUMN = { two: 4, more: 16 }

/**
 * The shards of a problem: a power of two of them, equal up to one row. They depend on the problem alone, never on the
 * machine, so that one worker and eight give the same bits.
 */
export function shardPlan(size: number, columns: number): Shard[] {
  let count = 2 * size * columns ** 2 >= LEAST_FLOPS && size >= 2 * ROWS_PER_COLUMN.two * columns ? 2 : 1
  while (count > 1 && count < MOST_SHARDS && size >= 2 * count * ROWS_PER_COLUMN.more * columns) count *= 2
  const edge = (i: number): number => Math.floor((i * size) / count)
  return Array.from({ length: count }, (_, i) => ({ start: edge(i), end: edge(i + 1) }))
}

/** Merges neighbors pair by pair until one is left: the same tree for every number of workers. */
export function mergeTree<T>(items: readonly T[], merge: (first: T, second: T) => T): T {
  let level = items
  while (level.length > 1)
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) =>
      2 * i + 1 < level.length ? merge(level[2 * i], level[2 * i + 1]) : level[2 * i],
    )
  return level[0]
}

/** Items of one kind that come one at a time and end as one. */
export interface TreeMerger<T> {
  add(item: T): void
  /** What all items so far come to; undefined without one. More may follow. */
  finish(): T | undefined
}

/** `mergeTree` for items that come one at a time: the same tree, but never more than a few of its nodes at once. */
export function treeMerger<T>(merge: (first: T, second: T) => T): TreeMerger<T> {
  /** Whole subtrees, from the first items on, each smaller than the one before it. */
  const nodes: { readonly item: T; readonly size: number }[] = []
  return {
    add(item) {
      let node = { item, size: 1 }
      for (let last = nodes.at(-1); last?.size === node.size; last = nodes.at(-1)) {
        nodes.pop()
        node = { item: merge(last.item, node.item), size: 2 * node.size }
      }
      nodes.push(node)
    },
    finish: () =>
      nodes.length === 0 ? undefined : nodes.map(({ item }) => item).reduceRight((later, item) => merge(item, later)),
  }
}
