// Dense output u is held against the field at one point inside the step. The defect f(t + θh, u) − u′ is solved with the
// matrix I/(hγ) − J of the method: where the system is stiff that makes u minus the solution of it, elsewhere about hγ
// times the defect. The error estimate of the step sees nothing of a stiff component's error inside the step.

/** Here the estimate is from 0.4 to 0.8 of the largest error within a step, stiff or not, for both methods. */
export const checkAt = 0.86

export const errorPerDefect = 2
