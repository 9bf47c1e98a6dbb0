/** Where steps have to end because a look passes a breaking point. Time counts from the start. */
export interface Walls {
  /** The next wall after t that is known; Infinity if none is. */
  limit(t: number): number
  /**
   * Looks at a step from t to t + h that may be taken; `looks` answers the times that the lags look at, theta in [0, 1].
   * 'ahead': a wall was found inside the step. 'here': at t itself, and the lags have been led through it. 'unclear':
   * the step is too long to tell.
   */
  inspect(t: number, h: number, looks: (theta: number) => Float64Array): 'clear' | 'ahead' | 'here' | 'unclear'
  /** The step to `to` was taken; answers whether the slope jumps there. */
  pass(to: number): boolean
}
