import type { Engine } from '../kernels/engine.ts'
import type { Design, Factorizer } from './design.ts'
import { gramFactorizer, kernelFactorizer } from './kernel-factorizer.ts'
import { plainFactorizer } from './plain-factorizer.ts'

/** How a fit comes to its triangle. */
export type Method = 'qr' | 'normal-equations'

/** @throws Error for normal equations without the core: their only merit is speed. */
export function createFactorizer(design: Design, engine: Engine, method: Method = 'qr'): Factorizer {
  if (engine === 'webassembly') return method === 'qr' ? kernelFactorizer(design) : gramFactorizer(design)
  if (method === 'qr') return plainFactorizer(design)
  throw new Error("fitNetwork: method 'normal-equations' needs the WebAssembly core; use 'qr'")
}
