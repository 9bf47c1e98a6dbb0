/** Something that wants its middle at a place and takes a length around it. */
export interface Block {
  readonly at: number
  readonly size: number
}

/** Places close to those wanted at which no two blocks overlap, as long as there is room between `from` and `to`. */
export function spread(blocks: readonly Block[], from: number, to: number): number[] {
  const order = [...blocks.keys()].sort((i, j) => blocks[i].at - blocks[j].at)
  const places = blocks.map(({ at }) => at)
  let least = from
  order.forEach((i, k) => {
    const { at, size } = blocks[i]
    // What comes below must still have room.
    const below = order.slice(k + 1).reduce((sum, j) => sum + blocks[j].size, 0)
    places[i] = Math.max(least + size / 2, Math.min(at, to - below - size / 2))
    least = places[i] + size / 2
  })
  return places
}
