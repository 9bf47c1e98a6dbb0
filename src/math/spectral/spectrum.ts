/**
 * Values on a grid as amplitudes of waves, u(x) = Σ û exp(ikx), and back. Amplitudes are complex, real and imaginary
 * part in turn; they do not depend on the number of grid points.
 */
export interface Spectrum {
  /** Length of an array of values. */
  readonly dim: number
  /** Number of complex amplitudes. */
  readonly modes: number
  /** @param y Shape [dim]. @param amplitudes Shape [2·modes], every entry written. */
  toModes(y: Float64Array, amplitudes: Float64Array): void
  /** The inverse of `toModes`. */
  fromModes(amplitudes: Float64Array, y: Float64Array): void
  /** k of each mode where the grid has this length; shape [modes]. */
  waveNumbers(length: number): Float64Array
}
