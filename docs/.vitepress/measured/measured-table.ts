/** A table as a command printed it, or made of what it stored. */
export interface MeasuredTable {
  readonly command: string
  readonly machine: string
  readonly head: readonly string[]
  readonly rows: readonly MeasuredRow[]
}

export interface MeasuredRow {
  /** As many as the head has, or fewer; the first names the row. */
  readonly cells: readonly string[]
  /** Columns whose cells are the best of theirs. */
  readonly best?: readonly number[]
  /** Not measured here, but published by others. */
  readonly published?: boolean
}
