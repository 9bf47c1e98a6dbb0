/** A picture as plain Plotly JSON: making one needs neither a browser nor plotly. */
export interface Figure {
  readonly data: readonly Readonly<Record<string, unknown>>[]
  readonly layout: Readonly<Record<string, unknown>>
  /** One or two sentences that say what to see. */
  readonly caption: string
}
