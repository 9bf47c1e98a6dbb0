/** The coefficients of an explicit Runge–Kutta method; rows may leave out what follows their last nonzero entry. */
export interface Tableau {
  /** Shape [s]: stage i is evaluated at t + nodes[i] · h. */
  readonly nodes: readonly number[]
  /** Row i makes the state of stage i from the stages before it. Row 0 is empty. */
  readonly stages: readonly (readonly number[])[]
  readonly weights: readonly number[]
  /**
   * Weights of error estimates. With s + 1 entries a row uses the slope at the end of the step too. Two rows are combined
   * as in DOP853.
   */
  readonly errors?: readonly (readonly number[])[]
  /** What dense output needs beyond the cubic Hermite polynomial. */
  readonly dense?: {
    /** Further stages, after the s stages and the slope at the end of the step. */
    readonly nodes: readonly number[]
    readonly stages: readonly (readonly number[])[]
    /** Weights of F₃, F₄, … in Hairer's nested form. */
    readonly weights: readonly (readonly number[])[]
  }
}
