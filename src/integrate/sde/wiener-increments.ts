import { normal } from '../../math/normal.ts'
import { seededRandom } from '../../math/random.ts'
import { copy } from '../../math/vector.ts'
import type { BrownianPath } from './brownian-path.ts'
import type { Increments, SdeMethod } from './method.ts'

/** Says what the processes do in the next step, which has length h and ends at `to`; valid until the next call. */
export type DrawIncrements = (to: number, h: number) => Increments

/**
 * Fresh draws for every step, so that a run depends on the steps it takes. dW is the same whether the method uses the
 * integrals or not.
 */
export function freshIncrements(noises: number, seed: number, { usesIntegrals }: SdeMethod): DrawIncrements {
  const [dW, dZ] = [new Float64Array(noises), new Float64Array(noises)]
  const random = seededRandom(seed)
  const randomOfIntegrals = usesIntegrals ? seededRandom(seed, 1) : undefined
  return (_to, h) => {
    const root = Math.sqrt(h)
    for (let j = 0; j < noises; j++) dW[j] = root * normal(random)
    // dZ = h (dW/2 + area) with an independent area ~ N(0, h/12).
    if (randomOfIntegrals)
      for (let j = 0; j < noises; j++) dZ[j] = h * (dW[j] / 2 + Math.sqrt(h / 12) * normal(randomOfIntegrals))
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
