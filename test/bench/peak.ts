import { createKernels, kernelsSupported } from '../../src/kernels/kernels.ts'

/** A tile that stays in the first-level cache, long enough to hide the call from JavaScript. */
const ROWS = 896
const CALLS = 4000
const BURSTS = 80

let best = 0

/**
 * Speed of the micro-kernel that the factorization is made of, a product of 4 × rows × 4 with all operands in the
 * first-level cache: the most that one thread can reach. The best seen so far, since other programs can only disturb it.
 * Undefined where the core does not run.
 */
export function peakGflops(): number | undefined {
  if (!kernelsSupported()) return undefined
  const kernels = createKernels()
  const tile = kernels.alloc(4 * ROWS)
  const product = kernels.alloc(16)
  kernels.view(tile, 4 * ROWS).fill(1)
  for (let burst = 0; burst < BURSTS; burst++) {
    const start = performance.now()
    for (let call = 0; call < CALLS; call++) kernels.transposedProduct(ROWS, tile, tile, product)
    best = Math.max(best, (32 * ROWS * CALLS) / (performance.now() - start) / 1e6)
  }
  return best
}
