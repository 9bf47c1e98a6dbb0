/** Supervised pairs: row i of `inputs` maps to row i of `targets`. */
export interface Dataset {
  /** Number of pairs. */
  readonly size: number
  readonly inputDim: number
  readonly targetDim: number
  /** Shape [size, inputDim], row-major. */
  readonly inputs: Float64Array
  /** Shape [size, targetDim], row-major. */
  readonly targets: Float64Array
}
