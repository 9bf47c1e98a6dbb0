import { normalPairs } from '../../math/normal-pairs.ts'
import { copy } from '../../math/vector.ts'
import type { BrownianPath } from './brownian-path.ts'
import type { Increments, SdeMethod } from './method.ts'

/** Says what the processes do in the next step, which has length h and ends at `to`; valid until the next call. */
export type DrawIncrements = (to: number, h: number) => Increments

/** Fresh draws for every step, so that a run depends on the steps it takes. */
export function freshIncrements(noises: number, seed: number, { usesIntegrals }: SdeMethod): DrawIncrements {
  const [dW, dZ] = [new Float64Array(noises), new Float64Array(noises)]
  const draws = Array.from({ length: noises }, (_, j) => normalPairs(seed, j, 1))
  let step = 0
  return (_to, h) => {
    const root = Math.sqrt(h)
    for (let j = 0; j < noises; j++) {
      const [first, second] = draws[j](0, step)
      dW[j] = root * first
      // The mean height of W over its chord is independent of dW and has variance h/12.
      if (usesIntegrals) dZ[j] = h * (dW[j] / 2 + Math.sqrt(h / 12) * second)
    }
    step++
    return { dW, dZ }
  }
}

/** Read from a path, starting at t0. */
export function pathIncrements(path: BrownianPath, t0: number, { usesIntegrals }: SdeMethod): DrawIncrements {
  const [dW, dZ] = [new Float64Array(path.noises), new Float64Array(path.noises)]
  const [w, z] = [path.at(t0), path.integral(t0)]
  const [wEnd, zEnd] = [w.slice(), z.slice()]
  return (to, h) => {
    path.at(to, wEnd)
    if (usesIntegrals) path.integral(to, zEnd)
    for (let j = 0; j < path.noises; j++) {
      dW[j] = wEnd[j] - w[j]
      if (usesIntegrals) dZ[j] = zEnd[j] - z[j] - h * w[j]
    }
    copy(wEnd, w)
    copy(zEnd, z)
    return { dW, dZ }
  }
}
