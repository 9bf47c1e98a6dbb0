const MOST_ITERATIONS = 200

/**
 * A zero of f between a and b, where f has opposite signs (or is zero), to the rounding of its argument: bisection,
 * hastened by inverse quadratic interpolation and secants. Never leaves the bracket.
 * Source: R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
 *
 * @param fa f(a). @param fb f(b).
 */
export function root(f: (x: number) => number, a: number, b: number, fa: number, fb: number): number {
  let [best, fBest, other, fOther] = [b, fb, a, fa]
  let [before, fBefore] = [a, fa]
  let step = b - a
  let stepBefore = step
  for (let k = 0; k < MOST_ITERATIONS && fBest !== 0; k++) {
    if (fBest > 0 === fOther > 0) {
      other = before
      fOther = fBefore
      step = best - before
      stepBefore = step
    }
    if (Math.abs(fOther) < Math.abs(fBest)) {
      ;[before, best, other] = [best, other, best]
      ;[fBefore, fBest, fOther] = [fBest, fOther, fBest]
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE
    const half = (other - best) / 2
    if (Math.abs(half) <= tolerance) break
    const jump = interpolated(best, before, other, fBest, fBefore, fOther)
    const fits = Math.abs(2 * jump) < Math.min(3 * Math.abs(half) - tolerance, Math.abs(stepBefore))
    const inside = fits && jump * half > 0 && Math.abs(fBefore) > Math.abs(fBest)
    stepBefore = inside ? step : half
    step = inside ? jump : half
    before = best
    fBefore = fBest
    best += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance
    fBest = f(best)
    if (Number.isNaN(fBest)) break
  }
  return best
}

/** The step from `best` to the zero of the inverse parabola, or of the secant where there are two points only. */
function interpolated(
  best: number,
  before: number,
  other: number,
  fBest: number,
  fBefore: number,
  fOther: number,
): number {
  const s = fBest / fBefore
  if (before === other) return ((other - best) * s) / (s - 1 === 0 ? 1 : 1 - s) || 0
  const q = fBefore / fOther
  const r = fBest / fOther
  const p = s * ((other - best) * q * (q - r) - (best - before) * (r - 1))
  return -p / ((q - 1) * (r - 1) * (s - 1)) || 0
}
