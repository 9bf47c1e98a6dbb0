/** A cell of a row: plain data, so that a row is also a line of JSON. */
export type Cell = string | number | boolean | null | Readonly<Record<string, number | null>> | readonly number[]

export type Row = Readonly<Record<string, Cell>>

/** 'short' takes minutes; 'full' has the published sizes. */
export type Scale = 'short' | 'full'

export interface Request {
  readonly scale: Scale
  /** Seeds of the networks; figures are medians over them unless a row says otherwise. */
  readonly seeds: readonly number[]
  /** Only rows whose system or method contains this. */
  readonly only: string
  readonly progress: (text: string) => void
}

/** A published table, recomputed. */
export interface Table {
  readonly name: string
  /** What is compared, under which protocol, and where it was published. */
  readonly title: string
  /** Rows as they are finished. */
  rows(request: Request): Iterable<Row> | AsyncIterable<Row>
}

/** Whether a row is asked for. */
export function asked({ only }: Request, ...names: readonly string[]): boolean {
  return names.some((name) => name.includes(only))
}
